// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.client.TaskRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the state of many tasks with as few calls as the platform allows: up to a hundred ids in one list call, and
 * single reads only for what the list can not tell. Keeps no state.
 */
final class TaskSweep {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSweep.class);

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    /** Ids carry their time within about a second; clocks differ by more. */
    private static final Duration ID_TIME_MARGIN = Duration.ofHours(1);

    private final TaskCalls client;

    TaskSweep(TaskCalls client) {
        this.client = client;
    }

    /**
     * What one page of ids came to.
     *
     * @param seen     tasks as they are now; failed ones with their {@code err_code}
     * @param notFound ids that the platform says it does not know
     * @param refused  ids that the platform does not take for ids
     * @param failure  why the rest was not looked at; null when all was
     */
    record Sight(List<Task> seen, Map<String, ViduException> notFound, Map<String, ViduException> refused,
            Answer.Failed<?> failure) {
    }

    /** @param tasks at most {@link TaskQuery#MAX_PAGE_SIZE} */
    Sight look(List<TaskRef> tasks) {
        Sight sight = new Sight(new ArrayList<>(), new HashMap<>(), new HashMap<>(), null);
        Map<String, Task> listed = new HashMap<>();
        List<String> listable = tasks.stream().filter(TaskRef::isListed).map(TaskRef::id)
                .filter(id -> TaskId.createdAt(id).isPresent()).toList();
        if (!listable.isEmpty()) {
            Answer<TaskPage> answer = client.tasks(query(listable));
            if (answer instanceof Answer.Failed<TaskPage> failed) {
                return stoppedBy(sight, failed);
            }
            answer.orThrow().tasks().forEach(task -> listed.put(task.id(), task));
        }
        List<TaskRef> single = new ArrayList<>();
        for (TaskRef ref : tasks) {
            Task task = listed.get(ref.id());
            // the list has no err_code (reference 6.2), and may leave out what is new or what it does not support
            if (task != null && !task.state().equals(TaskState.FAILED)) {
                sight.seen.add(task);
            } else {
                single.add(ref);
            }
        }
        for (TaskRef ref : single) {
            Answer.Failed<?> failed = readSingly(ref, sight);
            if (failed != null) {
                return stoppedBy(sight, failed);
            }
        }
        return sight;
    }

    /** @return what should stop the sweep; null when it can go on */
    private Answer.Failed<?> readSingly(TaskRef ref, Sight sight) {
        Answer<Task> answer = client.task(ref);
        if (!(answer instanceof Answer.Failed<Task> failed)) {
            sight.seen.add(answer.orThrow());
            return null;
        }
        ViduException exception = failed.exception();
        if (failed.throttled() || exception.getHttpStatus() == 0) {
            return failed;
        }
        if (exception.getReason() != null && exception.getHttpStatus() == NOT_FOUND) {
            sight.notFound.put(ref.id(), exception);
        } else if (exception.getReason() != null && exception.getHttpStatus() == BAD_REQUEST) {
            sight.refused.put(ref.id(), exception);
        } else {
            // one task that can not be read must not keep the others from being seen; the next sweep reads it again
            LOG.debug("Task {} could not be read: {}", ref.id(), exception.getMessage());
        }
        return null;
    }

    private static Sight stoppedBy(Sight sight, Answer.Failed<?> failure) {
        return new Sight(sight.seen, sight.notFound, sight.refused, failure);
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
