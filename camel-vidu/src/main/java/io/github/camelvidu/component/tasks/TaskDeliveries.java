// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has got the results. A row that has ended is held by the exchange that waits for it, until that has completed;
 * any other is claimed by the first who asks. Thread-safe.
 */
public final class TaskDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDeliveries.class);

    private static final Set<LedgerState> ENDED = EnumSet.of(LedgerState.SUCCEEDED, LedgerState.FAILED);

    private final AccountLedger ledger;
    private final TaskFollower follower;

    TaskDeliveries(AccountLedger ledger, TaskFollower follower) {
        this.ledger = ledger;
        this.follower = follower;
    }

    /**
     * Claims ended rows that no exchange waits for and that were not delivered, oldest first.
     *
     * @throws ViduLedgerException if the ledger can not be used
     */
    public List<LedgerEntry> claim(int limit) {
        return ledger.claim(ENDED, limit);
    }

    /** An exchange waits for the task of a row, if it is nobody else's. */
    public void hold(String key) {
        try {
            ledger.change(key, row -> {
                Instant now = ledger.now();
                boolean may = row.deliveredAt() == null && (row.isFree(now) || ledger.isMine(row) && !row.awaited());
                return may
                        ? row.claimed(ledger.node(), now.plus(ledger.lease()), now)
                                .held(now.plus(ledger.lease()), now)
                        : row;
            }).ifPresent(follower::follow);
        } catch (ViduLedgerException e) {
            LOG.warn("The ledger does not take that the task of key {} is waited for; it is waited for all the same", key, e);
        }
    }

    /** An exchange with the result of a row has completed. A ledger that is away means that it is delivered again. */
    public void delivered(String key) {
        try {
            ledger.change(key, row -> row.deliveredAt() == null ? row.delivered(ledger.now()) : row);
        } catch (ViduLedgerException e) {
            LOG.warn("The ledger does not take that the result of key {} was delivered: it may be delivered again", key, e);
        }
    }

    /** The exchange that waited for a row, or held its result, has failed or given up. */
    public void released(String key) {
        try {
            ledger.change(key, row -> ledger.isMine(row) && row.awaited() ? row.unheld(ledger.now()) : row);
        } catch (ViduLedgerException e) {
            LOG.warn("The ledger does not take that nobody waits for key {}: its result is held until the next start", key, e);
        }
    }
}
