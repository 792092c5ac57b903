// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The one place that submits. For each idempotency key at most one task is alive or paid: the row is written before the
 * request is sent and the task's id before anybody waits for it; who comes with the key of a row joins it. Thread-safe.
 */
public final class TaskSubmitter {

    final AccountLedger ledger;
    final TaskCalls client;
    final TaskSender sender;
    final Reconciler reconciler;
    final TaskFollower follower;
    final Timekeeper time;
    final Executor pool;
    /** What this node is doing for a key at this moment; who comes with the key meanwhile gets its outcome. */
    final Map<String, Turn> turns = new ConcurrentHashMap<>();
    /** Those that wait for another node, or for what the platform has made of a lost request. */
    final Set<Submission> waiting = ConcurrentHashMap.newKeySet();

    /** @param pool runs what has to do with the ledger */
    TaskSubmitter(AccountLedger ledger, TaskCalls client, TaskSender sender, Reconciler reconciler, TaskFollower follower,
                  Timekeeper time, Executor pool) {
        this.ledger = ledger;
        this.client = client;
        this.sender = sender;
        this.reconciler = reconciler;
        this.follower = follower;
        this.time = time;
        this.pool = pool;
    }

    /**
     * What becomes of a key, from the first look at its row until that row is submitted, refused or uncertain.
     *
     * @param stalled completes if the ledger can not take at the moment what became of it
     */
    record Turn(String digest, CompletableFuture<Standing> done, CompletableFuture<ViduException> stalled) {
    }

    /**
     * Submits a task, or joins the one under its key. The future fails with a {@link ViduException} that says what it
     * cost. Who completes it from outside gives up: nothing is sent for it from then on.
     *
     * @param unsettled told, possibly several times, when it is not known any more whether there is a task, with the
     *                  exception for an exchange that does not want to wait until it is known
     */
    public CompletableFuture<SubmittedTask> submit(WantedTask wanted, Consumer<ViduException> unsettled) {
        Submission submission = new Submission(this, wanted, unsettled);
        submission.proceed();
        return submission.result();
    }

    /**
     * Whether a key that was made up for an exchange has done its service: its row stands for another request, and that
     * came to nothing and cost nothing. Never while something may be under way.
     */
    public boolean isSpent(WantedTask wanted) {
        return ledger.find(wanted.key())
                .filter(row -> !row.digest().equals(wanted.digest()))
                .filter(row -> row.state() == LedgerState.REFUSED || row.state() == LedgerState.ABSENT
                        || row.state() == LedgerState.FAILED && row.creditsCharged() == 0)
                .isPresent();
    }

    /** Ends the waiting for other nodes and for lost requests. Requests of this node are decided by their answers. */
    public void stop() {
        waiting.forEach(Submission::stop);
    }

    /** The exception for a task that is not begun, or not joined, since the exchange's route is stopping. */
    public ViduException notWhileStopping(String key) {
        return ledger.find(key).map(TaskSubmitter::notWhileStopping)
                .orElseGet(() -> notWhileStopping(FailureDetails.NONE.withIdempotencyKey(key), Money.NOT_CHARGED));
    }

    static ViduException notWhileStopping(LedgerEntry row) {
        return notWhileStopping(TaskFailures.about(row, FailureDetails.NONE), moneyBefore(row));
    }

    private static ViduException notWhileStopping(FailureDetails known, Money money) {
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
}
