// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wait of one exchange for a task. Thread-safe. */
public final class AwaitedTask {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedTask.class);

    /** Camel's shutdown, and who waits for the exchange, are not held up for longer than this. */
    private static final Duration LONGEST_CANCEL = Duration.ofSeconds(3);

    private final AwaitedTasks all;
    private final TaskRef ref;
    private final CompletableFuture<Task> wait;
    private final CompletableFuture<Task> outcome = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param wait as {@link TaskOutcomes#await} gives it */
    AwaitedTask(AwaitedTasks all, TaskRef ref, CompletableFuture<Task> wait, boolean cancelOnTimeout) {
        this.all = all;
        this.ref = ref;
        this.wait = wait;
        wait.whenComplete((task, failure) -> ended(task, Failure.cause(failure), cancelOnTimeout));
    }

    /** The task, if it ends well; fails with a {@link ViduException} otherwise. For nobody else to complete. */
    public CompletableFuture<Task> outcome() {
        return outcome;
    }

    /**
     * Stops waiting before the task has ended. The outcome is a {@link ViduTaskTimeoutException} that says what becomes
     * of the task; when it is to be cancelled, that takes as long as the platform takes to answer, but a few seconds at
     * most.
     *
     * @param why    as the end of a sentence
     * @param cancel whether to cancel the task if nobody else waits for it
     */
    public CompletableFuture<Task> giveUp(String why, boolean cancel) {
        if (outcome.isDone()) {
            return outcome;
        }
        ViduException plain = all.outcomes().stoppedWaiting(ref.id(), why);
        if (cancel) {
            giveUp(why, plain);
            return outcome;
        }
        if (over.compareAndSet(false, true)) {
            all.leave(ref.id());
            wait.cancel(false);
        }
        // also while the platform is still asked to cancel
        end(null, plain);
        return outcome;
    }

    private void ended(Task task, Throwable failure, boolean cancelOnTimeout) {
        if (failure instanceof ViduTaskTimeoutException late && cancelOnTimeout && !all.isStopped()) {
            giveUp("waitTimeout is over", late);
        } else if (over.compareAndSet(false, true)) {
            all.leave(ref.id());
            end(task, failure);
        }
    }

    private void giveUp(String why, ViduException plain) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        boolean last = all.leave(ref.id());
        wait.cancel(false);
        if (!last || all.isAwaitedElsewhere(ref.id())) {
            end(null, TaskFailures.stoppedWaiting(plain, why, "It was not cancelled, since others wait for it"));
            return;
        }
        try {
            cancel(why, plain);
        } catch (RejectedExecutionException e) {
            LOG.debug("Task {} is not cancelled: the component has stopped", ref.id());
            end(null, plain);
        }
    }

    private void cancel(String why, ViduException plain) {
        Future<?> bell = all.time().after(LONGEST_CANCEL, () -> unknown(why, plain));
        all.cancel(ref).whenComplete((task, failure) -> {
            bell.cancel(false);
            if (failure != null) {
                unknown(why, plain);
            } else {
                stands(task, why, plain);
            }
        });
    }

    private void unknown(String why, ViduException plain) {
        end(null, TaskFailures.stoppedWaiting(
                plain, why, "Whether it could be cancelled is not known yet: vidu:task tells, and vidu:await waits for it"));
    }

    private void stands(Task task, String why, ViduException plain) {
        if (TaskCancellation.isCancelled(task)) {
            end(null, TaskFailures.cancelled(plain, why, task));
        } else if (!task.ended()) {
            end(null, TaskFailures.stoppedWaiting(
                    plain, why, "The platform does not cancel it any more: it goes on; wait for it again with vidu:await"));
        } else if (task.state().equals(TaskState.SUCCESS)) {
            end(task, null);
        } else {
            end(null, all.outcomes().failureOf(task));
        }
    }

    private void end(Task task, Throwable failure) {
        if (failure == null) {
            outcome.complete(task);
        } else {
            outcome.completeExceptionally(failure);
        }
    }
}
