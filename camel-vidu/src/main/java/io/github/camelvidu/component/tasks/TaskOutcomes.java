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
import io.github.camelvidu.component.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tasks ended: writes it into their rows, and tells it to those who ask. Thread-safe. */
public final class TaskOutcomes implements TaskListener {

    private static final Logger LOG = LoggerFactory.getLogger(TaskOutcomes.class);

    private final AccountLedger ledger;
    private final LedgerWrites writes;
    private final TaskWait.Ending explained = new Explained();

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

    /** The row stays as it is: a person has to look why the platform denies what it has given an id to. */
    @Override
    public void lost(String taskId, ViduException why) {
        LOG.error("Task {} can not be watched any more: {}", taskId, why.getMessage());
        writes.untilTaken("that task " + taskId + " is not known to the platform", () -> ledger.findTask(taskId)
                .flatMap(row -> ledger.change(row.key(), now -> now.state() == LedgerState.SUBMITTED
                        && taskId.equals(now.taskId()) ? now.withLastError(why.getMessage()) : now)));
    }

    @Override
    public void ended(Task task) {
        record(task);
    }

    @Override
    public void noticed(Duration atMost) {
        ledger.observer().noticed(atMost);
    }

    /** Waits for a task that ends well. The future fails with a {@link ViduException} for every other end. */
    public CompletableFuture<Task> await(TaskWatcher watcher, TaskRef ref, Duration timeout) {
        return watcher.watch(ref, timeout, explained);
    }

    /** The exception for a task that ended without a result. */
    public ViduException failureOf(Task task) {
        return TaskFailures.failed(task.id(), task.errCode(), task.credits(), about(task.id(), FailureDetails.NONE));
    }

    /** The exception for a wait that ended before its task. */
    public ViduException stoppedWaiting(String taskId, String why) {
        ViduException exception = TaskFailures.stoppedWaiting(taskId, why, null);
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

    /** A success, or an exception that says all that is known. */
    private final class Explained implements TaskWait.Ending {

        @Override
        public void ended(CompletableFuture<Task> wait, Task task) {
            if (task.state().equals(TaskState.SUCCESS)) {
                wait.complete(task);
            } else {
                wait.completeExceptionally(failureOf(task));
            }
        }

        @Override
        public void failed(CompletableFuture<Task> wait, ViduException why) {
            String id = why.getTaskId();
            wait.completeExceptionally(why.with(about(id, why.details())));
        }
    }
}
