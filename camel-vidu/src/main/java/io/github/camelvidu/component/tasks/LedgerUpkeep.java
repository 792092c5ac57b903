// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node does for the ledger again and again, from its start on: it renews the leases of its rows, and takes up
 * the rows that other nodes, or an earlier life of this one, have left, as soon as their leases are out: it watches the
 * tasks of those that were submitted, and finds out about the others. Thread-safe.
 */
public final class LedgerUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerUpkeep.class);

    private static final Set<LedgerState> LEFT = EnumSet.of(
            LedgerState.RESERVED, LedgerState.UNCERTAIN, LedgerState.SUBMITTED);
    private static final Set<LedgerState> TAKEN_UP = EnumSet.of(LedgerState.UNCERTAIN, LedgerState.SUBMITTED);
    private static final int ROWS = 1_000;
    /** Rounds in one lease: one may fail without harm. */
    private static final int ROUNDS = 3;
    /** At most, while leases of a node that is gone are out one after the other: each round renews this node's own. */
    private static final int BUSY_ROUNDS = 12;
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final AccountLedger ledger;
    private final TaskFollower follower;
    private final Reconciler reconciler;
    private final Duration retention;
    private final Executor pool;
    private final Timekeeper time;
    private long forgetAt;
    private boolean failing;
    private volatile boolean stopped;

    /** @param retention how long rows at rest are kept */
    LedgerUpkeep(AccountLedger ledger, TaskFollower follower, Reconciler reconciler, Duration retention, Executor pool,
                 Timekeeper time) {
        this.ledger = ledger;
        this.follower = follower;
        this.reconciler = reconciler;
        this.retention = retention;
        this.pool = pool;
        this.time = time;
    }

    public void start() {
        forgetAt = time.nanos();
        pool.execute(this::round);
    }

    public void stop() {
        stopped = true;
    }

    private void round() {
        if (stopped) {
            return;
        }
        Duration pause = pause();
        try {
            ledger.renew();
            if (failing) {
                // nobody else would care for what was claimed in a round that did not come to its end
                ledger.entries(TAKEN_UP, Integer.MAX_VALUE).stream().filter(ledger::isMine).forEach(this::takeUp);
            }
            takeUp();
            if (forgetAt - time.nanos() <= 0) {
                ledger.forget(retention);
                forgetAt = time.nanos() + FORGET_EVERY.toNanos();
            }
            failing = false;
            pause = untilNext();
        } catch (ViduLedgerException e) {
            if (!failing) {
                LOG.warn("The ledger can not be kept up at the moment; it is tried again", e);
            }
            failing = true;
        } finally {
            time.after(pause, this::roundOnPool);
        }
    }

    /** Between two rounds when nobody is gone. */
    private Duration pause() {
        return ledger.lease().dividedBy(ROUNDS);
    }

    /** Shorter if a lease is about to be out: no node that is alive lets it come to that. */
    private Duration untilNext() {
        Duration shortest = ledger.lease().dividedBy(BUSY_ROUNDS);
        return ledger.untilFree(LEFT, pause()).map(free -> free.compareTo(shortest) < 0 ? shortest : free).orElse(pause());
    }

    private void roundOnPool() {
        try {
            pool.execute(this::round);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more rounds: the component has stopped");
        }
    }

    /** Takes up what nobody works on. */
    private void takeUp() {
        long renewed = time.nanos();
        List<LedgerEntry> claimed;
        do {
            if (time.nanos() - renewed > ledger.lease().dividedBy(2).toNanos()) {
                // or what was taken up first would be taken up once more
                ledger.renew();
                renewed = time.nanos();
            }
            claimed = ledger.claim(LEFT, ROWS);
            if (!claimed.isEmpty()) {
                LOG.info("Rows that nobody worked on any more are taken up: {}", claimed.size());
                claimed.forEach(this::takeUp);
                follower.lookAtNew();
            }
        } while (claimed.size() == ROWS && !stopped);
    }

    private void takeUp(LedgerEntry row) {
        LOG.debug("The row of key {} is taken up: {}, task {}", row.key(), row.state(), row.taskId());
        if (row.state() == LedgerState.SUBMITTED) {
            follower.follow(row);
        } else {
            reconciler.settle(row);
        }
    }
}
