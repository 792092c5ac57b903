// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.TaskRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wait of one exchange for a task: the task, if it ends well; it fails with a {@link ViduException} otherwise. For
 * nobody else to complete. Thread-safe.
 */
public final class AwaitedTask extends TaskWait {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedTask.class);

    /** Camel's shutdown, and who waits for the exchange, are not held up for longer than this. */
    private static final Duration LONGEST_CANCEL = Duration.ofSeconds(3);

    private final AwaitedTasks all;
    private final boolean cancelOnTimeout;
    /** Whether it is decided what it ends with. Guarded by this. */
    private boolean decided;

    AwaitedTask(AwaitedTasks all, TaskRef ref, long deadline, boolean cancelOnTimeout) {
        super(ref, deadline);
        this.all = all;
        this.cancelOnTimeout = cancelOnTimeout;
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
        if (isDone()) {
            return this;
        }
        ViduException plain = all.outcomes().stoppedWaiting(ref.id(), why);
        if (cancel) {
            giveUp(why, plain);
            return this;
        }
        if (decide()) {
            all.leave(ref.id());
        }
        // also while the platform is still asked to cancel
        completeExceptionally(plain);
        return this;
    }

    @Override
    void end(Task task) {
        if (decide()) {
            all.leave(ref.id());
            tell(task);
        }
    }

    @Override
    void fail(ViduException why) {
        ViduException explained = all.outcomes().explained(why);
        if (why instanceof ViduTaskTimeoutException && cancelOnTimeout && !all.isStopped()) {
            giveUp("waitTimeout is over", explained);
        } else if (decide()) {
            all.leave(ref.id());
            completeExceptionally(explained);
        }
    }

    private void giveUp(String why, ViduException plain) {
        if (!decide()) {
            return;
        }
        boolean last = all.leave(ref.id());
        if (!last || all.isAwaitedElsewhere(ref.id())) {
            completeExceptionally(
                    TaskFailures.stoppedWaiting(plain, why, "It was not cancelled, since others wait for it"));
            return;
        }
        try {
            cancel(why, plain);
        } catch (RejectedExecutionException e) {
            LOG.debug("Task {} is not cancelled: the component has stopped", ref.id());
            completeExceptionally(plain);
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
        completeExceptionally(TaskFailures.stoppedWaiting(
                plain, why, "Whether it could be cancelled is not known yet: vidu:task tells, and vidu:await waits for it"));
    }

    private void stands(Task task, String why, ViduException plain) {
        if (TaskCancellation.isCancelled(task)) {
            completeExceptionally(TaskFailures.cancelled(plain, why, task));
        } else if (!task.ended()) {
            completeExceptionally(TaskFailures.stoppedWaiting(
                    plain, why, "The platform does not cancel it any more: it goes on; wait for it again with vidu:await"));
        } else {
            tell(task);
        }
    }

    private void tell(Task task) {
        if (task.state().equals(TaskState.SUCCESS)) {
            complete(task);
        } else {
            completeExceptionally(all.outcomes().failureOf(task));
        }
    }

    /** @return whether nobody has decided before */
    private synchronized boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }
}
