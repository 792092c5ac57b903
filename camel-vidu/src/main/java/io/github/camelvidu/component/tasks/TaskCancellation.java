// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.client.ViduClient;

/**
 * The one place that cancels: asks the platform, and reads how the task stands then. A cancel that is repeated since
 * its answer was lost is refused, so only the task itself tells whether it was cancelled. Thread-safe.
 */
public final class TaskCancellation {

    /** The reason of a task that was cancelled by its account. */
    private static final String CANCELLED = "UserCancelled";
    /** Of the answer for a task that runs or has ended (reference, section 6.3). */
    private static final String REFUSED = "BadRequest";

    private final ViduClient client;
    private final RetryingCalls calls;
    private final TaskOutcomes outcomes;
    private final TaskWatcher watcher;

    public TaskCancellation(ViduClient client, RetryingCalls calls, TaskOutcomes outcomes, TaskWatcher watcher) {
        this.client = client;
        this.calls = calls;
        this.outcomes = outcomes;
        this.watcher = watcher;
    }

    public static boolean isCancelled(Task task) {
        return CANCELLED.equals(task.errCode());
    }

    /** Whether a failure tells that its task was cancelled. */
    public static boolean tellsOfCancel(ViduException failure) {
        return CANCELLED.equals(failure.getReason());
    }

    /**
     * Cancels a task if the platform still lets it. The future gives the task as it stands then; it fails with a
     * {@link ViduException} when the platform does not answer, or does not know the task.
     *
     * @param read reads the task
     */
    public CompletableFuture<Task> cancel(String taskId, Supplier<CompletableFuture<Task>> read) {
        return ask(taskId).thenCompose(asked -> {
            if (!refused(asked)) {
                asked.orThrow();
            }
            return read.get();
        }).thenApply(this::seen);
    }

    /** The same for who gives up a wait: whatever came of asking, how the task stands then is what counts. */
    CompletableFuture<Task> cancel(TaskRef ref) {
        return ask(ref.id()).thenCompose(asked -> calls.read(() -> client.task(ref))).thenApply(this::seen);
    }

    private CompletableFuture<Answer<ObjectNode>> ask(String taskId) {
        return calls.call(() -> client.cancel(taskId), failed -> failed.exception().isRetryable());
    }

    private static boolean refused(Answer<ObjectNode> answer) {
        return answer instanceof Answer.Failed<ObjectNode> failed && REFUSED.equals(failed.exception().getReason());
    }

    /** What everybody else who waits for the task learns at once. */
    private Task seen(Task task) {
        outcomes.record(task);
        watcher.wake(task.id());
        return task;
    }
}
