// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The memory of every wanted task: what was asked under which key, which task it became, how it ended. The row is
 * written before the request is sent, so that no crash and no lost answer makes anybody pay twice.
 * <p>
 * Implementations are thread-safe, and make each method one atomic step. A method that can not do its step throws;
 * nothing is sent to the platform then.
 */
public interface TaskLedger {

    /** The row under a key. */
    Optional<LedgerEntry> find(String account, String key);

    /** The row that holds a task; at most one does. */
    Optional<LedgerEntry> findTask(String account, String taskId);

    /** Writes a row, unless there is one under the key; answers whether it did. */
    boolean insert(LedgerEntry entry);

    /**
     * Puts one version of a row in the place of another; answers whether it did. It does so only if the row still has
     * the owner, the attempt and the state of {@code before}.
     */
    boolean replace(LedgerEntry before, LedgerEntry after);

    /** Rows of an account in the given states, oldest first, at most so many. */
    List<LedgerEntry> entries(String account, Set<LedgerState> states, int limit);

    /** The clock by which leases are judged. */
    Instant now();
}
