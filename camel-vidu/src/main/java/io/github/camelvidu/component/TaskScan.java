// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.Page;
import io.github.camelvidu.component.client.Pages;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;

/**
 * Goes through the platform's list of tasks (Vidu reference, section 6.2) again and again, from a mark of the group on:
 * each task that was created before the mark has ended and was delivered. Tasks end in another order than they were
 * created, so the mark waits for the slowest. Blocks; not thread-safe.
 */
final class TaskScan {

    private static final String SINCE = "since";
    /** How late a task may appear in the list: clocks differ, and the list may lag. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final ViduAccount account;
    private final ViduEndpoint endpoint;
    private final ConsumerGroup group;
    private Iterator<Task> listed;
    private Instant since;
    /**
     * The oldest task of the scan that has not ended, or was not delivered yet; else the scan's begin less the margin.
     */
    private Instant open;
    /**
     * Tasks of the scan that were delivered, and of the one before: the repository needs not be asked for them again.
     */
    private Set<String> done = new HashSet<>();
    private Set<String> doneBefore = Set.of();

    TaskScan(ViduEndpoint endpoint, ConsumerGroup group) {
        this.endpoint = endpoint;
        this.account = endpoint.account();
        this.group = group;
    }

    /** The next task that has ended and was not delivered when it was looked at; null once at the end of the list. */
    Task next() {
        if (listed == null) {
            begin();
        }
        while (listed.hasNext()) {
            Task task = listed.next();
            if (task.ended() && isDone(task.id())) {
                continue;
            }
            if (task.createdAt() != null && task.createdAt().isBefore(open)) {
                open = task.createdAt();
            }
            if (task.ended()) {
                return task;
            }
        }
        end();
        return null;
    }

    /** Whether it has begun to go through the list and has not come to the end. */
    boolean isUnderWay() {
        return listed != null;
    }

    /** The rest of the list is not looked at. */
    void beginAnew() {
        listed = null;
    }

    private boolean isDone(String id) {
        if (doneBefore.contains(id) || group.isDone(id)) {
            done.add(id);
            return true;
        }
        return false;
    }

    private void begin() {
        since = group.mark(SINCE).map(Instant::parse).orElseGet(this::firstMark);
        TaskQuery query = TaskQueryBuilder.builder().from(since).pageSize(TaskQuery.MAX_PAGE_SIZE).build();
        Answer.Given<TaskPage> first = ask(query);
        open = date(first).minus(MARGIN);
        listed = new Pages<>(page(first), token -> page(ask(query.withPageToken(token))));
    }

    private void end() {
        if (open.isAfter(since)) {
            group.setMark(SINCE, open.toString());
        }
        doneBefore = done;
        done = new HashSet<>();
        listed = null;
    }

    /** The platform's clock decides where a group begins that remembers nothing. */
    private Instant firstMark() {
        Instant first = endpoint.getConfiguration().since()
                .orElseGet(() -> date(ask(TaskQueryBuilder.builder().pageSize(1).build())));
        group.setMark(SINCE, first.toString());
        return first;
    }

    private Instant date(Answer.Given<TaskPage> answer) {
        return answer.date().orElseGet(endpoint.getComponent().threads().time()::now);
    }

    private static Page<Task> page(Answer.Given<TaskPage> answer) {
        return new Page<>(answer.value().tasks(), answer.value().nextPageToken());
    }

    private Answer.Given<TaskPage> ask(TaskQuery query) {
        return account.calls.readNow(() -> account.client.tasks(query));
    }
}
