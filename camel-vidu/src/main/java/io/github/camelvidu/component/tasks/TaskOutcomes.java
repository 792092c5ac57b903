// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tasks ended: writes it into their rows, and tells it to those who ask. Thread-safe. */
public final class TaskOutcomes implements TaskListener {

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

    /** The exception for a task that ended without a result. */
    public ViduException failureOf(Task task) {
        return TaskFailures.failed(task.id(), task.errCode(), task.credits(), about(task.id(), FailureDetails.NONE));
    }

    /** The exception for a wait that ended before its task. */
    public ViduException stoppedWaiting(String taskId, String why) {
        return explained(TaskFailures.stoppedWaiting(taskId, why, null));
    }

    /** A failure that has to do with a task, with what is known about the task and its money. */
    public Throwable explained(String taskId, Throwable failure) {
        return failure instanceof ViduException exception
                ? exception.with(about(taskId, exception.details().withTaskId(taskId))) : failure;
    }

    /** The same failure, with what is known about its task and the money of that. */
    ViduException explained(ViduException failure) {
        return failure.with(about(failure.getTaskId(), failure.details()));
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
