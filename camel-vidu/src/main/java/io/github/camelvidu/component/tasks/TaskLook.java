// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;

/**
 * Asks the task list for up to a hundred ids with one call. Further pages are fetched only while that is cheaper than
 * single reads, so that a list that does not honour the ids, or has no end, costs a bounded number of calls. Keeps no
 * state; thread-safe.
 */
final class TaskLook {

    static final Sight NOTHING = new Sight(List.of(), List.of(), null);

    /** A page that tells of fewer tasks is dearer than to read them one by one. */
    private static final int WORTH_A_PAGE = 2;
    /** Ids carry their time within about a second; clocks differ by more. */
    private static final Duration ID_TIME_MARGIN = Duration.ofHours(1);

    private final TaskCalls client;

    TaskLook(TaskCalls client) {
        this.client = client;
    }

    /**
     * What the list told.
     *
     * @param listed  tasks as they are now, each once, but without an {@code err_code}
     * @param missing ids that were asked for and not listed
     * @param failure why the platform should be left alone for a while; null when it need not
     */
    record Sight(List<Task> listed, List<String> missing, Answer.Failed<?> failure) {
    }

    /** Whether the list can be asked for such an id. It tells from when on to list, else the last seven days are. */
    static boolean canBeListed(String id) {
        return TaskId.createdAt(id).isPresent();
    }

    /**
     * @param ids   at least one, at most {@link TaskQuery#MAX_PAGE_SIZE}, all of which can be listed
     * @param wants whether a task that was not asked for, and is listed all the same, is of use
     */
    Sight look(List<String> ids, Predicate<String> wants) {
        Map<String, Task> listed = new LinkedHashMap<>();
        Set<String> missing = new HashSet<>(ids);
        Set<String> tokens = new HashSet<>();
        TaskQuery query = query(ids);
        while (true) {
            Answer<TaskPage> answer = client.tasks(query);
            if (answer instanceof Answer.Failed<TaskPage> failed) {
                // an id that the list does not take must not keep the others from being seen
                return sight(listed, missing, SingleReads.isRefused(failed) ? null : failed);
            }
            TaskPage page = answer.orThrow();
            int before = listed.size();
            page.tasks().stream().filter(task -> missing.remove(task.id()) || wants.test(task.id()))
                    .forEach(task -> listed.putIfAbsent(task.id(), task));
            boolean worthIt = listed.size() - before >= WORTH_A_PAGE && missing.size() >= WORTH_A_PAGE;
            if (!page.hasNext() || !worthIt || !tokens.add(page.nextPageToken())) {
                return sight(listed, missing, null);
            }
            query = query.withPageToken(page.nextPageToken());
        }
    }

    private static Sight sight(Map<String, Task> listed, Set<String> missing, Answer.Failed<?> failure) {
        return new Sight(new ArrayList<>(listed.values()), failure == null ? List.copyOf(missing) : List.of(), failure);
    }

    private static TaskQuery query(List<String> ids) {
        Optional<Instant> oldest = ids.stream().map(TaskId::createdAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return TaskQueryBuilder.builder()
                .ids(ids)
                .from(oldest.map(instant -> instant.minus(ID_TIME_MARGIN)).orElse(null))
                .pageSize(TaskQuery.MAX_PAGE_SIZE)
                .build();
    }
}
