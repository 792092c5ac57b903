// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskRef;

/**
 * Looks at tasks at once, since somebody was told that something has become of them. While one look is under way those
 * that are wanted meanwhile are collected for the next, so that many wishes come to few calls and none waits for longer
 * than two of them. Thread-safe.
 */
public final class TaskLooks {

    private final TaskSweep sweep;
    private final RetryingCalls calls;
    private final Consumer<Task> seen;

    private final Map<String, Wish> wanted = new LinkedHashMap<>();
    private boolean looking;

    /** @param seen told of every task that was looked at, before those who wanted that */
    TaskLooks(TaskSweep sweep, RetryingCalls calls, Consumer<Task> seen) {
        this.sweep = sweep;
        this.calls = calls;
        this.seen = seen;
    }

    private record Wish(TaskRef ref, CompletableFuture<Task> task) {
    }

    /**
     * The task as it is now, a failed one with its {@code err_code}. The future fails with a {@link ViduException} when
     * the platform does not know the task, or can not be asked.
     */
    public CompletableFuture<Task> look(TaskRef ref) {
        CompletableFuture<Task> task;
        List<Wish> next;
        synchronized (this) {
            task = wanted.computeIfAbsent(ref.id(), id -> new Wish(ref, new CompletableFuture<>())).task();
            next = next();
        }
        take(next);
        return task;
    }

    /** @return none while a look is under way */
    private synchronized List<Wish> next() {
        if (looking || wanted.isEmpty()) {
            return List.of();
        }
        looking = true;
        List<Wish> next = wanted.values().stream().limit(TaskQuery.MAX_PAGE_SIZE).toList();
        next.forEach(wish -> wanted.remove(wish.ref().id()));
        return next;
    }

    private void take(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        calls.read(() -> lookAt(wishes)).whenComplete((sight, failure) -> {
            List<Wish> following;
            synchronized (this) {
                looking = false;
                following = next();
            }
            take(following);
            if (failure == null) {
                grant(wishes, sight);
            } else {
                wishes.forEach(wish -> wish.task().completeExceptionally(Failure.cause(failure)));
            }
        });
    }

    private Answer<TaskSweep.Sight> lookAt(List<Wish> wishes) {
        TaskSweep.Sight sight = sweep.look(wishes.stream().map(Wish::ref).toList());
        return sight.failure() == null
                ? new Answer.Given<>(sight, Optional.empty())
                : new Answer.Failed<>(
                        sight.failure().exception(), true, sight.failure().throttled(), sight.failure().retryAfter());
    }

    private void grant(List<Wish> wishes, TaskSweep.Sight sight) {
        Map<String, Task> tasks = new HashMap<>();
        for (Task task : sight.seen()) {
            tasks.put(task.id(), task);
            seen.accept(task);
        }
        for (Wish wish : wishes) {
            String id = wish.ref().id();
            if (tasks.containsKey(id)) {
                wish.task().complete(tasks.get(id));
            } else {
                ViduException unknown = sight.notFound().getOrDefault(id, sight.refused().get(id));
                wish.task().completeExceptionally(unknown == null ? unread(id) : unknown);
            }
        }
    }

    private static ViduException unread(String id) {
        return new ViduServerException(
                "task " + id + " could not be read", FailureDetails.NONE.withTaskId(id).withRetryable(true), null);
    }
}
