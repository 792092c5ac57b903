// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.Written;

/**
 * The way of one exchange to a task: it reserves and sends, or joins what is there, waits where it is not known yet
 * whether there is a task, and begins anew where it is known that there is none. Thread-safe.
 */
final class Submission {

    private static final Duration FOREIGN_ROW_POLL = Duration.ofSeconds(1);

    private final TaskSubmitter submitter;
    private final WantedTask wanted;
    private final Consumer<ViduException> unsettled;
    private final SpendingLimits limits;
    private final CompletableFuture<SubmittedTask> result = new CompletableFuture<>();
    private volatile ViduException whenStopped;

    Submission(TaskSubmitter submitter, WantedTask wanted, Consumer<ViduException> unsettled) {
        this.submitter = submitter;
        this.wanted = wanted;
        this.unsettled = unsettled;
        this.limits = new SpendingLimits(submitter.ledger, wanted);
    }

    CompletableFuture<SubmittedTask> result() {
        return result;
    }

    /** Gives up an exchange that waits for somebody else. */
    void stop() {
        ViduException exception = whenStopped;
        if (exception != null) {
            result.completeExceptionally(exception);
        }
    }

    /** Takes the next step. Who has given up takes none. */
    void proceed() {
        submitter.waiting.remove(this);
        if (result.isDone()) {
            return;
        }
        TaskSubmitter.Turn mine = new TaskSubmitter.Turn(
                wanted.digest(), new CompletableFuture<>(), new CompletableFuture<>());
        TaskSubmitter.Turn other = submitter.turns.putIfAbsent(wanted.key(), mine);
        if (other != null) {
            if (other.digest().equals(wanted.digest())) {
                other.stalled().thenAccept(this::stalled);
                other.done().whenComplete((standing, failure) -> goOn(standing, failure, false));
            } else {
                result.completeExceptionally(differs(wanted.key(), ""));
            }
            return;
        }
        // whoever learns the outcome finds the turn over
        CompletableFuture<Standing> work = new CompletableFuture<>();
        work.whenComplete((standing, failure) -> {
            submitter.turns.remove(wanted.key(), mine);
            goOn(standing, failure, true);
            if (failure == null) {
                mine.done().complete(standing);
            } else {
                mine.done().completeExceptionally(Failure.cause(failure));
            }
        });
        mine.stalled().thenAccept(this::stalled);
        try {
            take(work, mine.stalled()::complete);
        } catch (RuntimeException e) {
            work.completeExceptionally(e);
        }
    }

    /** Decides by the row what to do for the key. */
    private void take(CompletableFuture<Standing> work, Consumer<ViduException> stalled) {
        Optional<LedgerEntry> existing = submitter.ledger.find(wanted.key());
        if (existing.isPresent() && !existing.get().digest().equals(wanted.digest())) {
            throw differs(existing.get());
        }
        if (existing.isPresent() && !mayTryAgain(existing.get())) {
            work.complete(new Standing(hold(existing.get())));
            return;
        }
        LedgerEntry first = reservation();
        LedgerEntry reserved = existing.map(row -> row.reservedAgain(first)).orElse(first);
        Written written = reserve(existing, reserved);
        switch (written) {
            case DONE -> {
                LedgerEntry row = existing.map(before -> reserved.withVersion(before.version() + 1)).orElse(reserved);
                submitter.sender.send(wanted, row, stalled).whenComplete((standing, failure) -> {
                    if (failure == null) {
                        work.complete(standing);
                    } else {
                        work.completeExceptionally(failure);
                    }
                });
            }
            case STALE -> take(work, stalled);
            case OVER_HOUR, OVER_DAY -> throw limits.over(written);
        }
    }

    private Written reserve(Optional<LedgerEntry> existing, LedgerEntry reserved) {
        try {
            return existing.isPresent()
                    ? submitter.ledger.replace(existing.get(), reserved, wanted.policy().budget())
                    : submitter.ledger.insert(reserved, wanted.policy().budget());
        } catch (ViduLedgerException e) {
            submitter.sender.notSent(reserved, e);
            throw e;
        }
    }

    /** Takes over a row that nobody works on, and tells that an exchange waits for its task. */
    private LedgerEntry hold(LedgerEntry row) {
        AccountLedger ledger = submitter.ledger;
        LedgerEntry held = ledger.change(row.key(), current -> {
            if (current.state().atRest() && (current.deliveredAt() != null || !awaits())) {
                return current;
            }
            Instant now = ledger.now();
            if (current.isFree(now)) {
                LedgerEntry mine = current.claimed(ledger.node(), now.plus(ledger.lease()), now);
                return awaits() ? mine.held(mine.leaseUntil(), now) : mine;
            }
            boolean unheld = ledger.isMine(current) && awaits() && !current.awaited();
            return unheld ? current.held(now.plus(ledger.lease()), now) : current;
        }).orElse(row);
        submitter.follower.follow(held);
        return held;
    }

    private boolean awaits() {
        return wanted.policy().awaited();
    }

    private boolean mayTryAgain(LedgerEntry row) {
        return switch (row.state()) {
            case REFUSED, ABSENT -> true;
            case FAILED -> wanted.policy().resubmitFailed() && row.creditsCharged() == 0
                    && ErrorReasons.retryable(row.errCode(), 0);
            default -> false;
        };
    }

    private LedgerEntry reservation() {
        limits.check();
        Instant now = submitter.ledger.now();
        boolean markable = wanted.operation().hasPayload();
        return new LedgerEntry(
                submitter.ledger.account(), wanted.key(), 0, LedgerState.RESERVED, 1, markable ? Marker.next() : null,
                wanted.digest(), wanted.operation().reconcile(),
                wanted.operation().reconcile() == Reconcile.INPUTS ? TaskInputs.of(wanted.body()).toText() : null,
                wanted.operation().kind(), wanted.model(), null, null, null, wanted.credits(), null, now, now, now, null, null,
                submitter.ledger.node(), now.plus(submitter.ledger.lease()), awaits(), null, null, null, null);
    }

    /** @param own whether this exchange did it, rather than another one of this node */
    private void goOn(Standing standing, Throwable failure, boolean own) {
        submitter.waiting.remove(this);
        try {
            if (failure != null) {
                result.completeExceptionally(Failure.cause(failure));
            } else if (standing.takenOver()) {
                pause(standing.row());
            } else {
                goOn(own ? standing : standing.joined());
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void goOn(Standing standing) {
        LedgerEntry row = standing.row();
        switch (row.state()) {
            case SUBMITTED, SUCCEEDED -> result.complete(joined(row, standing.created()));
            case FAILED -> result.completeExceptionally(TaskFailures.failed(row));
            case UNCERTAIN -> settle(row, standing.lost());
            case RESERVED, REFUSED, ABSENT -> pause(row);
        }
    }

    /** Somebody else is at it: another node, or this one as soon as its ledger is back. */
    private void pause(LedgerEntry row) {
        waitFor(TaskSubmitter.notWhileStopping(row));
        submitter.time.after(FOREIGN_ROW_POLL, this::proceedLater);
    }

    /** @param lost what happened instead of an answer; null when it was not this exchange's request */
    private void settle(LedgerEntry row, Throwable lost) {
        ViduException uncertain = TaskFailures.uncertain(row, lost);
        boolean mine = submitter.ledger.isMine(row);
        CompletableFuture<LedgerEntry> settled = mine ? submitter.reconciler.settle(row) : null;
        if (!wanted.policy().settle()) {
            result.completeExceptionally(uncertain);
            return;
        }
        waitFor(uncertain);
        if (!mine) {
            submitter.time.after(FOREIGN_ROW_POLL, this::proceedLater);
            return;
        }
        settled.whenComplete((now, failure) -> {
            if (failure == null) {
                proceed();
            } else {
                submitter.waiting.remove(this);
                result.completeExceptionally(uncertain);
            }
        });
    }

    /** What became of the request is known, or known to be unknown, and the ledger is not there to take it. */
    private void stalled(ViduException exception) {
        if (wanted.policy().settle()) {
            waitFor(exception);
        } else {
            result.completeExceptionally(exception);
        }
    }

    private void waitFor(ViduException exception) {
        whenStopped = exception;
        submitter.waiting.add(this);
        unsettled.accept(exception);
    }

    private void proceedLater() {
        try {
            submitter.pool.execute(this::proceed);
        } catch (RejectedExecutionException e) {
            stop();
        }
    }

    /** What an exchange gets whose task the platform has. */
    private SubmittedTask joined(LedgerEntry row, Optional<Task> created) {
        boolean answered = wanted.operation().watch() == Watch.NOW && row.state() == LedgerState.SUCCEEDED;
        if (!answered || created.isPresent()) {
            return new SubmittedTask(row, TaskRows.ref(row), created);
        }
        if (row.answer() == null) {
            throw new ViduMediaException(
                    "what the platform answered under key " + row.key()
                                         + " was paid, and the ledger does not keep it any more:"
                                         + " use another key to pay for it again",
                    TaskFailures.about(row, FailureDetails.NONE).withMoney(Money.CHARGED), null);
        }
        return new SubmittedTask(
                row, TaskRows.ref(row), Optional.of(submitter.client.answered(wanted.operation(), row.answer())));
    }

    /** The other request's task is in the message only: in a header it would pass for the outcome of this one. */
    private static ViduException differs(LedgerEntry entry) {
        return differs(entry.key(), entry.taskId() == null ? "" : " (task " + entry.taskId() + ")");
    }

    private static ViduException differs(String key, String task) {
        return new ViduRequestException(
                "the idempotency key " + key + " already stands for another request" + task
                                        + ": use a key of its own for each different request",
                List.of(), FailureDetails.NONE.withIdempotencyKey(key), null);
    }
}
