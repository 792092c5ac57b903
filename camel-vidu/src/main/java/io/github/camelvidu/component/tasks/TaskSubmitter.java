// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The one place that submits. For each idempotency key at most one task is alive or paid: the row is written before the
 * request is sent and the task's id before anybody waits for it; who comes with the key of a row joins it. Thread-safe.
 */
public final class TaskSubmitter {

    private static final Duration FOREIGN_ROW_POLL = Duration.ofSeconds(1);

    private final String account;
    private final String node;
    private final TaskLedger ledger;
    private final TaskSender sender;
    private final Timekeeper time;
    private final Duration lease;
    /** Requests of this node that are on their way, by key; who joins one gets its outcome. */
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    /** Those who wait for the request of another node, with its key. */
    private final Map<CompletableFuture<SubmittedTask>, String> joining = new ConcurrentHashMap<>();

    /**
     * @param account base URL and account name
     * @param node    names this process among others that share the ledger
     * @param lease   longer than a request with all its repeats can take
     */
    public TaskSubmitter(String account, String node, TaskLedger ledger, ViduClient client, RetryingCalls calls,
                         Timekeeper time, Duration lease) {
        this.account = account;
        this.node = node;
        this.ledger = ledger;
        this.sender = new TaskSender(ledger, client, calls, lease);
        this.time = time;
        this.lease = lease;
    }

    /**
     * Submits a task, or joins the one under its key. The future fails with a {@link ViduException} that says what it
     * cost; it also fails with whatever else the ledger threw, and then nothing was sent.
     */
    public CompletableFuture<SubmittedTask> submit(WantedTask wanted) {
        UnderWay mine = new UnderWay(wanted);
        UnderWay other = underWay.putIfAbsent(wanted.key(), mine);
        if (other != null) {
            return other.digest.equals(wanted.digest())
                    ? other.done.thenApply(task -> sender.joined(wanted, task.entry()))
                    : CompletableFuture
                            .failedFuture(differs(wanted.key(), ""));
        }
        try {
            claimOrJoin(wanted, mine.work);
        } catch (RuntimeException e) {
            mine.work.completeExceptionally(e);
        }
        return mine.done;
    }

    /** A request of this node that is on its way. Whoever learns its outcome finds it gone from the table. */
    private final class UnderWay {

        private final String digest;
        private final CompletableFuture<SubmittedTask> work = new CompletableFuture<>();
        private final CompletableFuture<SubmittedTask> done;

        UnderWay(WantedTask wanted) {
            digest = wanted.digest();
            done = work.whenComplete((task, failure) -> underWay.remove(wanted.key(), this));
        }
    }

    /**
     * Whether a key that was made up for an exchange has done its service: its row stands for another request, and that
     * came to nothing and cost nothing. Never while something may be under way.
     */
    public boolean isSpent(WantedTask wanted) {
        return ledger.find(account, wanted.key())
                .filter(row -> !row.digest().equals(wanted.digest()))
                .filter(row -> row.state() == LedgerState.REFUSED || row.state() == LedgerState.ABSENT
                        || row.state() == LedgerState.FAILED && row.creditsCharged() == 0)
                .isPresent();
    }

    /** Ends the waiting for requests of other nodes. Those of this node are decided by their answers. */
    public void stop() {
        joining.forEach((result, key) -> result.completeExceptionally(notWhileStopping(key)));
    }

    /** The exception for a task that is not begun, or not joined, since the exchange's route is stopping. */
    public ViduException notWhileStopping(String key) {
        Optional<LedgerEntry> entry = ledger.find(account, key);
        FailureDetails known = entry.map(row -> TaskFailures.about(row, FailureDetails.NONE))
                .orElse(FailureDetails.NONE.withIdempotencyKey(key));
        Money money = entry.map(TaskSubmitter::moneyBefore).orElse(Money.NOT_CHARGED);
        return new ViduTaskTimeoutException(
                "the route is stopping: nothing was submitted"
                                            + (money == Money.NOT_CHARGED
                                                    ? "" : " again, and the earlier task is not waited for"),
                known.withRetryable(true).withMoney(money), null);
    }

    /** What the row under a key has cost already. */
    private static Money moneyBefore(LedgerEntry row) {
        if (!row.state().atRest()) {
            return Money.UNKNOWN;
        }
        boolean charged = row.state() == LedgerState.SUCCEEDED || row.creditsCharged() != null && row.creditsCharged() > 0;
        return charged ? Money.CHARGED : Money.NOT_CHARGED;
    }

    private void claimOrJoin(WantedTask wanted, CompletableFuture<SubmittedTask> result) {
        Optional<LedgerEntry> existing = ledger.find(account, wanted.key());
        if (existing.isEmpty()) {
            LedgerEntry reserved = reservation(wanted);
            if (ledger.insert(reserved)) {
                sender.send(wanted, reserved, result);
            } else {
                claimOrJoin(wanted, result);
            }
            return;
        }
        LedgerEntry entry = existing.get();
        if (!entry.digest().equals(wanted.digest())) {
            result.completeExceptionally(differs(entry));
        } else if (mayTryAgain(wanted, entry)) {
            LedgerEntry reserved = entry.reservedAgain(
                    newMarker(wanted), node, wanted.credits(), ledger.now().plus(lease), ledger.now());
            if (ledger.replace(entry, reserved)) {
                sender.send(wanted, reserved, result);
            } else {
                claimOrJoin(wanted, result);
            }
        } else {
            join(wanted, entry, result);
        }
    }

    private void join(WantedTask wanted, LedgerEntry entry, CompletableFuture<SubmittedTask> result) {
        switch (entry.state()) {
            case SUBMITTED, SUCCEEDED -> result.complete(sender.joined(wanted, entry));
            case FAILED -> result.completeExceptionally(TaskFailures.failed(entry));
            case RESERVED -> joinReserved(wanted, entry, result);
            case UNCERTAIN -> result.completeExceptionally(TaskSender.uncertain(entry, null));
            case REFUSED, ABSENT -> throw new IllegalStateException(entry.state() + " rows are tried again, not joined");
        }
    }

    /** Another node's request: wait until it is decided, or until its lease tells that nobody will decide it. */
    private void joinReserved(WantedTask wanted, LedgerEntry entry, CompletableFuture<SubmittedTask> result) {
        if (entry.leaseUntil().isBefore(ledger.now())) {
            ledger.replace(entry, entry.uncertain("the node that sent the request did not finish it", ledger.now()));
        }
        joining.put(result, wanted.key());
        result.whenComplete((task, failure) -> joining.remove(result));
        time.after(FOREIGN_ROW_POLL, () -> {
            joining.remove(result);
            if (result.isDone()) {
                return;
            }
            try {
                claimOrJoin(wanted, result);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private LedgerEntry reservation(WantedTask wanted) {
        return new LedgerEntry(
                account, wanted.key(), LedgerState.RESERVED, 1, newMarker(wanted), wanted.digest(), wanted.operation().kind(),
                wanted.model(), null, null, wanted.credits(), null, ledger.now(), ledger.now(), node,
                ledger.now().plus(lease), null, null);
    }

    private static String newMarker(WantedTask wanted) {
        return wanted.operation().hasPayload() ? Marker.next() : null;
    }

    private static boolean mayTryAgain(WantedTask wanted, LedgerEntry entry) {
        return switch (entry.state()) {
            case REFUSED, ABSENT -> true;
            case FAILED -> wanted.resubmitFailed() && entry.creditsCharged() == 0
                    && ErrorReasons.retryable(entry.errCode(), 0);
            default -> false;
        };
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
