// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.ledger.LedgerState;

/** What an exchange does that wants a task: it submits, waits if it was told to, and says that it has the result. */
final class SimulatedExchange {

    private static final Duration WAIT = Duration.ofMinutes(6);

    private final SimulatedNode node;
    private final WantedTask wanted;
    private CompletableFuture<SubmittedTask> submitted;
    private Throwable failure;
    private boolean over;

    SimulatedExchange(SimulatedNode node, WantedTask wanted) {
        this.node = node;
        this.wanted = wanted;
    }

    String key() {
        return wanted.key();
    }

    boolean isOver() {
        return over;
    }

    /** Empty when it went well, or is not over. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether it has waited for its task, and that has ended well. */
    boolean hasResult() {
        return over && failure == null && wanted.policy().awaited();
    }

    void begin() {
        if (over) {
            return;
        }
        submitted = node.tasks().submitter().submit(wanted, wanted.key(), WAIT).result();
        submitted.whenComplete((task, problem) -> {
            if (problem != null) {
                end(Failure.cause(problem));
            } else if (!wanted.policy().awaited() || task.entry().state() == LedgerState.SUCCEEDED) {
                end(null);
            } else {
                node.tasks().watcher().watch(task.ref(), WAIT)
                        .whenComplete((ended, sad) -> end(sad == null ? failureOf(ended) : Failure.cause(sad)));
            }
        });
    }

    /** Null when it went well. */
    private Throwable failureOf(Task ended) {
        return ended.state().equals(TaskState.SUCCESS) ? null : node.tasks().outcomes().failureOf(ended);
    }

    /** Its route stops, for example. */
    void giveUp() {
        end(new ViduTaskTimeoutException("given up", FailureDetails.NONE, null));
        if (submitted != null) {
            submitted.cancel(false);
        }
    }

    private void end(Throwable problem) {
        if (over) {
            return;
        }
        over = true;
        failure = problem;
        if (!wanted.policy().awaited()) {
            return;
        }
        boolean tellsTheEnd = (problem instanceof ViduTaskFailedException || problem instanceof ViduPolicyException)
                && ((ViduException) problem).getTaskId() != null;
        node.execute(problem == null || tellsTheEnd
                ? () -> node.tasks().deliveries().delivered(key()) : () -> node.tasks().deliveries().released(key()));
    }

    @Override
    public String toString() {
        return "exchange of " + key() + (over ? ", over: " + failure : ", not over");
    }
}
