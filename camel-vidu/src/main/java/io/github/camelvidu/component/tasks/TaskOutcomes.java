// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tasks ended: writes it into their rows, and tells it to those who ask. Thread-safe. */
public final class TaskOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(TaskOutcomes.class);

    private final AccountLedger ledger;
    private final LedgerWrites writes;

    public TaskOutcomes(AccountLedger ledger, LedgerWrites writes) {
        this.ledger = ledger;
        this.writes = writes;
    }

    /**
     * Writes the end of a task into its row, if it has one that does not know it yet. Tasks that go on are left alone.
     */
    public void record(Task ended) {
        if (!ended.ended()) {
            return;
        }
        writes.untilTaken("the end of task " + ended.id(), () -> ledger.findTask(ended.id())
                .flatMap(row -> ledger.change(row.key(), now -> ended.id().equals(now.taskId())
                        ? TaskRows.ended(now, ended, ledger.now()) : now)));
    }

    /** Waits for a task that ends well. The future fails with a {@link ViduException} for every other end. */
    public CompletableFuture<Task> await(TaskWatcher watcher, TaskRef ref, Duration timeout) {
        CompletableFuture<Task> wait = watcher.watch(ref, timeout);
        CompletableFuture<Task> outcome = new CompletableFuture<>();
        wait.whenComplete((task, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(explained(ref.id(), failure));
            } else if (task.state().equals(TaskState.SUCCESS)) {
                outcome.complete(task);
            } else {
                outcome.completeExceptionally(failureOf(task));
            }
        });
        // who gives up the outcome gives up the wait
        outcome.whenComplete((task, failure) -> wait.cancel(false));
        return outcome;
    }

    /** The exception for a task that ended without a result. */
    public ViduException failureOf(Task task) {
        return TaskFailures.failed(task.id(), task.errCode(), task.credits(), about(task.id(), FailureDetails.NONE));
    }

    /** The exception for a wait that ended before its task. */
    public ViduException stoppedWaiting(String taskId, String why) {
        ViduException exception = TaskWatcher.stoppedWaiting(taskId, why);
        return exception.with(about(taskId, exception.details()));
    }

    /** A failure that has to do with a task, with what is known about the task and its money. */
    public Throwable explained(String taskId, Throwable failure) {
        return failure instanceof ViduException exception
                ? exception.with(about(taskId, exception.details().withTaskId(taskId))) : failure;
    }

    private FailureDetails about(String taskId, FailureDetails known) {
        return row(taskId).map(row -> TaskFailures.about(row, known).withMoney(money(row, known.money()))).orElse(known);
    }

    /** The row of a task. A ledger that can not be read must not keep a wait from ending: then there is none. */
    public Optional<LedgerEntry> row(String taskId) {
        try {
            return ledger.findTask(taskId);
        } catch (RuntimeException e) {
            LOG.warn("The row of task {} could not be read", taskId, e);
            return Optional.empty();
        }
    }

    /** What a call cost is not what the task cost that it was about. */
    private static Money money(LedgerEntry row, Money known) {
        return switch (row.state()) {
            case SUCCEEDED -> Money.CHARGED;
            case SUBMITTED -> known == Money.NOT_CHARGED ? Money.UNKNOWN : known;
            default -> known;
        };
    }
}
