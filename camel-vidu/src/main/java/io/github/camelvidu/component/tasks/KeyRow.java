// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.Written;

/** The row under the key of a wanted task, as an exchange meets it: it joins the row, or reserves it for a request. */
final class KeyRow {

    private final AccountLedger ledger;
    private final TaskCalls client;
    private final TaskSender sender;
    private final TaskFollower follower;
    private final WantedTask wanted;
    private final SpendingLimits limits;

    KeyRow(TaskSubmitter submitter, WantedTask wanted) {
        this.ledger = submitter.ledger;
        this.client = submitter.client;
        this.sender = submitter.sender;
        this.follower = submitter.follower;
        this.wanted = wanted;
        this.limits = new SpendingLimits(ledger, wanted);
    }

    /** @throws ViduException when the key stands for another request */
    Optional<LedgerEntry> find() {
        Optional<LedgerEntry> existing = ledger.find(wanted.key());
        existing.filter(row -> !row.digest().equals(wanted.digest())).ifPresent(row -> {
            throw TaskFailures.differs(row.key(), row.taskId());
        });
        return existing;
    }

    /** Whether a request may be sent under the key, rather than the row be joined. */
    boolean mayBegin(Optional<LedgerEntry> existing) {
        return existing.isEmpty() || switch (existing.get().state()) {
            case REFUSED, ABSENT -> true;
            case FAILED -> wanted.policy().resubmitFailed() && existing.get().creditsCharged() == 0
                    && ErrorReasons.retryable(existing.get().errCode(), 0);
            default -> false;
        };
    }

    /** @throws ViduException when the task would cost too much by itself, or nobody can tell under a budget */
    void checkPrice() {
        limits.check();
    }

    /**
     * Writes that a request is about to be sent.
     *
     * @return               the row as it is then; empty when it is not any more what it was
     * @throws ViduException when the budget does not allow it, or the ledger can not be used
     */
    Optional<LedgerEntry> reserve(Optional<LedgerEntry> existing) {
        LedgerEntry first = reservation();
        LedgerEntry reserved = existing.map(row -> row.reservedAgain(first)).orElse(first);
        Written written = write(existing, reserved);
        return switch (written) {
            case DONE -> Optional.of(existing.map(before -> reserved.withVersion(before.version() + 1)).orElse(reserved));
            case STALE -> Optional.empty();
            case OVER_HOUR, OVER_DAY -> throw limits.over(written);
        };
    }

    private Written write(Optional<LedgerEntry> existing, LedgerEntry reserved) {
        try {
            return existing.isPresent()
                    ? ledger.replace(existing.get(), reserved, wanted.policy().budget())
                    : ledger.insert(reserved, wanted.policy().budget());
        } catch (ViduLedgerException e) {
            sender.notSent(reserved, e);
            throw e;
        }
    }

    private LedgerEntry reservation() {
        Instant now = ledger.now();
        boolean markable = wanted.operation().hasPayload();
        return new LedgerEntry(
                ledger.account(), wanted.key(), 0, LedgerState.RESERVED, 1, markable ? Marker.next() : null,
                wanted.digest(), wanted.operation().reconcile(),
                wanted.operation().reconcile() == Reconcile.INPUTS ? TaskInputs.of(wanted.body()).toText() : null,
                wanted.operation().kind(), wanted.model(), wanted.apiKey().name(), null, null, null, wanted.credits(), null,
                now, now, now, null,
                null,
                ledger.node(), now.plus(ledger.lease()), awaits(), null, null, null, null);
    }

    /** Takes over a row that nobody works on, and tells that an exchange waits for its task. */
    LedgerEntry hold(LedgerEntry row) {
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
        follower.follow(held);
        return held;
    }

    private boolean awaits() {
        return wanted.policy().awaited();
    }

    /** What an exchange gets whose task the platform has. */
    SubmittedTask task(LedgerEntry row, Optional<Task> created) {
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
                row, TaskRows.ref(row), Optional.of(client.answered(wanted.operation(), row.answer())));
    }
}
