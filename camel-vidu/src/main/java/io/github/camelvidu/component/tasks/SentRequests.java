// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.client.CreatedTask;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into its row what became of a request that was sent, until the ledger has taken it. A task whose row was taken
 * over meanwhile is not lost: it becomes the row's task if that has none, and an extra row of its own otherwise.
 * Thread-safe.
 */
final class SentRequests {

    private static final Logger LOG = LoggerFactory.getLogger(SentRequests.class);

    private final AccountLedger ledger;
    private final LedgerWrites writes;
    private final Consumer<LedgerEntry> submitted;

    /** @param submitted told of each row that has got its task */
    SentRequests(AccountLedger ledger, LedgerWrites writes, Consumer<LedgerEntry> submitted) {
        this.ledger = ledger;
        this.writes = writes;
        this.submitted = submitted;
    }

    /** Nothing was created: the row is refused, and the future fails with the refusal. */
    CompletableFuture<Standing> refused(LedgerEntry row, ViduException refusal) {
        ViduException known = refusal.with(TaskFailures.about(row, refusal.details()).withMoney(Money.NOT_CHARGED));
        // who comes again before the ledger has taken it waits for the row; this exchange has nothing to wait for
        writes.untilTaken(
                "the refusal of " + row.key(), () -> ledger.changeMine(
                        row, mine -> mine.refused(refusal.getMessage(), ledger.now())));
        return CompletableFuture.failedFuture(known);
    }

    /** Nothing was sent, since the ledger did not say that it took the reservation: if it did, nobody else ends it. */
    void notSent(LedgerEntry reserved, ViduLedgerException why) {
        writes.untilTaken(
                "that nothing was sent for " + reserved.key(), () -> ledger.change(
                        reserved.key(),
                        row -> isReservation(row, reserved) ? row.refused(why.getMessage(), ledger.now()) : row));
    }

    /** Whether a row is this very reservation, and not one that came after it. */
    private boolean isReservation(LedgerEntry row, LedgerEntry reserved) {
        return row.state() == LedgerState.RESERVED && ledger.isMine(row) && row.reservedAt().equals(reserved.reservedAt())
                && Objects.equals(row.marker(), reserved.marker());
    }

    /**
     * Nobody knows what was created.
     *
     * @param stalled told if the ledger can not take that at the moment
     */
    CompletableFuture<Standing> uncertain(LedgerEntry row, Throwable cause, Consumer<ViduException> stalled) {
        return writes.untilTaken(
                "the uncertainty of " + row.key(),
                () -> ledger.change(row.key(), now -> mayEnd(row, now) ? over(now, cause) : now).orElse(row),
                failure -> stalled.accept(TaskFailures.uncertain(row.uncertain(cause.getMessage(), row.changedAt()), cause)))
                .thenApply(now -> new Standing(now, Optional.empty(), !ledger.isMine(now), cause))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        TaskFailures.uncertain(row.uncertain(cause.getMessage(), row.changedAt()), cause)));
    }

    private boolean mayEnd(LedgerEntry row, LedgerEntry now) {
        return now.state() == LedgerState.RESERVED && ledger.isMine(now) && now.attempt() == row.attempt();
    }

    /** The request has ended by now, whatever became of it. */
    private LedgerEntry over(LedgerEntry row, Throwable cause) {
        Instant now = ledger.now();
        return row.uncertain(cause.getMessage(), now).withSentUntil(now).withLeaseUntil(now.plus(ledger.lease()));
    }

    /**
     * The platform made a task. Its id is in the ledger before the future completes.
     *
     * @param stalled told if the ledger can not take that at the moment
     */
    CompletableFuture<Standing> created(
            WantedTask wanted, LedgerEntry row, CreatedTask created, Consumer<ViduException> stalled) {
        Task task = created.task();
        Function<LedgerEntry, LedgerEntry> change = before -> with(wanted.operation(), wanted, before, created, ledger.now());
        return writes.untilTaken("task " + task.id() + " of " + row.key(), () -> write(row, task, change),
                failure -> stalled.accept(unrecorded(row, task.id(), failure)))
                .thenApply(written -> {
                    if (written.state() == LedgerState.SUBMITTED) {
                        submitted.accept(written);
                    }
                    return new Standing(written, Optional.of(task), false, null);
                })
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(unrecorded(row, task.id(), Failure.cause(failure))));
    }

    private LedgerEntry write(LedgerEntry row, Task task, Function<LedgerEntry, LedgerEntry> change) {
        try {
            return ledger.replace(row, change.apply(row)).orElseGet(() -> late(row, task, change));
        } catch (TaskTakenException e) {
            // a lost request for the very same took it for its own: now this one has to look for that one's task
            return ledger.change(row.key(), current -> mayStillBe(row, current) && current.state() == LedgerState.RESERVED
                    ? current.uncertain(e.getMessage(), ledger.now()) : current).orElseThrow();
        }
    }

    /** The row was taken over while its request was on the way. */
    private LedgerEntry late(LedgerEntry row, Task task, Function<LedgerEntry, LedgerEntry> change) {
        LedgerEntry now = ledger.change(row.key(), current -> mayStillBe(row, current) ? change.apply(mine(current)) : current)
                .orElseThrow(() -> new IllegalStateException("the row of " + row.key() + " is gone"));
        if (!task.id().equals(now.taskId())) {
            recordExtra(row, task, change);
        }
        return now;
    }

    /** Who has the task follows it: the node that took the row over only looks for tasks of which nobody knows. */
    private LedgerEntry mine(LedgerEntry row) {
        Instant now = ledger.now();
        return ledger.isMine(row) ? row : row.claimed(ledger.node(), now.plus(ledger.lease()), now);
    }

    private static boolean mayStillBe(LedgerEntry row, LedgerEntry current) {
        boolean open = current.state() == LedgerState.RESERVED || current.state() == LedgerState.UNCERTAIN;
        return open && current.attempt() == row.attempt();
    }

    private void recordExtra(LedgerEntry row, Task task, Function<LedgerEntry, LedgerEntry> change) {
        LOG.error("Task {} was made for key {} after the key had been given to another attempt: it is paid besides, and"
                  + " recorded as extra",
                task.id(), row.key());
        Instant now = ledger.now();
        LedgerEntry extra = change.apply(row).withKey("extra-" + task.id()).withExtraOf(row.key()).withOwner(ledger.node())
                .withAwaited(false).withCreatedAt(now).withReservedAt(now).withLeaseUntil(now.plus(ledger.lease()));
        try {
            ledger.insert(extra, Budget.UNLIMITED);
            submitted.accept(extra);
        } catch (TaskTakenException e) {
            LOG.warn("Task {} was found for another key meanwhile", task.id());
        }
    }

    /** The lease for the request is over with its answer. */
    private LedgerEntry with(
            Operation operation, WantedTask wanted, LedgerEntry before, CreatedTask created, Instant now) {
        Task task = created.task();
        LedgerEntry row = before.submitted(task.id(), task.credits(), now).withLeaseUntil(now.plus(ledger.lease()));
        return switch (operation.watch()) {
            case LIST -> row;
            case SINGLE -> row.withQuery(TaskRef.of(operation, task.id(), member -> created.answer().path(member)
                    .asText(wanted.body().path(member).asText(null))).path());
            case NOW -> TaskRows.ended(row.withAnswer(created.answer().toString()), task, now);
        };
    }

    private static ViduException unrecorded(LedgerEntry row, String taskId, Throwable cause) {
        return new ViduSubmitUncertainException(
                "the ledger could not record that the platform made task " + taskId + " for key " + row.key()
                                                + ": wait for it with vidu:await",
                TaskFailures.about(row, FailureDetails.NONE).withTaskId(taskId).withMoney(Money.UNKNOWN), cause);
    }
}
