// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskTakenException;

/** What a person can do about requests of which nobody knows what they created. Thread-safe. */
public final class ManualSettlement {

    /** Rows that are shown at a time. */
    public static final int MOST = 1_000;

    private static final Set<LedgerState> LOST = EnumSet.of(LedgerState.RESERVED, LedgerState.UNCERTAIN);
    private static final Set<LedgerState> UNKNOWN = EnumSet.of(LedgerState.UNCERTAIN);

    private final AccountLedger ledger;
    private final TaskCalls client;
    private final Reconciler reconciler;
    private final TaskFollower follower;

    ManualSettlement(AccountLedger ledger, TaskCalls client, Reconciler reconciler, TaskFollower follower) {
        this.ledger = ledger;
        this.client = client;
        this.reconciler = reconciler;
        this.follower = follower;
    }

    /**
     * Looks now for everything that is uncertain and not in the hands of another node that is alive. The future gives
     * the rows that are uncertain then, oldest first, at most {@link #MOST}.
     */
    public CompletableFuture<List<LedgerEntry>> look() {
        ledger.claim(LOST, MOST).forEach(reconciler::settle);
        ledger.entries(UNKNOWN, MOST).stream().filter(ledger::isMine).forEach(reconciler::settle);
        return reconciler.lookNow().thenApply(done -> ledger.entries(UNKNOWN, MOST));
    }

    /**
     * Gives a row the task that a person has found to be its own.
     *
     * @throws ViduRequestException if the row is not uncertain, or the task can not be its
     */
    public LedgerEntry settleAs(String key, String taskId) {
        LedgerEntry row = uncertain(key);
        Task task = client.task(TaskRef.listed(taskId)).orThrow();
        Optional<String> marker = Marker.of(task.payload());
        if (marker.isPresent() && !marker.get().equals(row.marker())) {
            throw refused(row, "task " + taskId + " carries the marker of another request");
        }
        try {
            LedgerEntry settled = change(key, now -> TaskRows.ended(
                    now.submitted(task.id(), task.credits(), ledger.now()), task, ledger.now()));
            follower.follow(settled);
            return settled;
        } catch (TaskTakenException e) {
            throw refused(row, e.getMessage());
        }
    }

    /**
     * Takes a person's word that a request created nothing: the key may be submitted again.
     *
     * @throws ViduRequestException if the row is not uncertain
     */
    public LedgerEntry settleAsAbsent(String key) {
        uncertain(key);
        return change(key, now -> now.absent(ledger.now()));
    }

    private LedgerEntry change(String key, UnaryOperator<LedgerEntry> settle) {
        return ledger.change(key, now -> {
            if (now.state() != LedgerState.UNCERTAIN) {
                throw refused(now, "it is " + now.state() + " by now");
            }
            return settle.apply(now.withOwner(ledger.node()));
        }).orElseThrow();
    }

    private LedgerEntry uncertain(String key) {
        LedgerEntry row = ledger.find(key)
                .orElseThrow(() -> refused(FailureDetails.NONE.withIdempotencyKey(key), "the ledger has no row under it"));
        if (row.state() == LedgerState.RESERVED && row.isFree(ledger.now())) {
            return ledger.change(key, now -> now.state() == LedgerState.RESERVED ? now.unfinished(ledger.now()) : now)
                    .orElse(row);
        }
        if (row.state() != LedgerState.UNCERTAIN) {
            throw refused(row, "it is " + row.state() + ", only an uncertain one can be settled by hand");
        }
        return row;
    }

    private static ViduRequestException refused(LedgerEntry row, String why) {
        return refused(TaskFailures.about(row, FailureDetails.NONE), why);
    }

    private static ViduRequestException refused(FailureDetails about, String why) {
        return new ViduRequestException(
                "key " + about.idempotencyKey() + " can not be settled: " + why, List.of("idempotencyKey"),
                about.withMoney(Money.UNKNOWN), null);
    }
}
