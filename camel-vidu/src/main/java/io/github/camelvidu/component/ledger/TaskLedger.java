// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The memory of every wanted task: what was asked under which key, which task it became, how it ended, and what it
 * cost. The row is written before the request is sent, so that no crash and no lost answer makes anybody pay twice.
 * <p>
 * Rows may be shared by any number of nodes. A node owns the rows that it works on, for as long as it renews its lease;
 * the row of an owner whose lease is out may be taken over by any other.
 * <p>
 * Implementations are thread-safe, and make each method one atomic step, which is kept when the method returns. A
 * method that can not do its step throws, and then nothing is sent to the platform. Each change of a row also changes
 * the credits used in the hour and the day in which it was reserved, by the difference of
 * {@link LedgerEntry#reservedCredits} and {@link LedgerEntry#chargedCredits}, in the same step.
 */
public interface TaskLedger {

    /** The row under a key. */
    Optional<LedgerEntry> find(String account, String key);

    /** The row that holds a task; at most one does. */
    Optional<LedgerEntry> findTask(String account, String taskId);

    /** The rows that hold these tasks, in no order. */
    List<LedgerEntry> findTasks(String account, Collection<String> taskIds);

    /** Those of the tasks that a row holds. */
    Set<String> taken(String account, Collection<String> taskIds);

    /**
     * Writes a first row under a key, unless there is one ({@link Written#STALE}), or the credits of an hour or day
     * would be over budget with it.
     *
     * @throws TaskTakenException if another row holds its task
     */
    Written insert(LedgerEntry first, Budget budget);

    /**
     * Puts one version of a row in the place of another. It does so only if the row still has the owner, the attempt,
     * the state and the version of {@code before}, was created at the same time (a row that was forgotten and made
     * again is another row), and if no credits that it adds to those of an hour or day bring them over budget. What is
     * written has the version that follows that of {@code before}.
     *
     * @throws TaskTakenException if another row holds the task of {@code after}
     */
    Written replace(LedgerEntry before, LedgerEntry after, Budget budget);

    /** Puts one version of a row in the place of another, whatever the budget says; answers whether it did. */
    default boolean replace(LedgerEntry before, LedgerEntry after) {
        return replace(before, after, Budget.UNLIMITED) == Written.DONE;
    }

    /**
     * Takes over rows whose lease is out, oldest first, as {@link LedgerEntry#claimed} says. No two nodes get the same
     * row. Ended rows that were delivered are left out, and so are extra ones that have ended: a result may be
     * delivered before the ledger has taken its end, and then somebody has to see to that.
     *
     * @param  states only rows in these
     * @param  owner  the new owner
     * @param  lease  from now on
     * @param  limit  rows at most; of more than 10,000 only these may come
     * @return        the rows as they are now: those that were reserved are uncertain, since their requests may be out
     */
    List<LedgerEntry> claim(String account, Set<LedgerState> states, String owner, Duration lease, int limit);

    /**
     * How long until rows may be taken over: until the first lease of a row in these states is out, whoever owns it.
     * Zero when one is out already, as that of a row is that another node is just taking over.
     *
     * @param  within leases that are out later do not count
     * @return        empty when there is no such row
     */
    Optional<Duration> untilFree(String account, Set<LedgerState> states, Duration within);

    /**
     * Prolongs the lease of every row that a node works on ({@link LedgerState#underWay}) or that one of its exchanges
     * holds; never shortens one.
     *
     * @param lease from now on
     */
    void renew(String account, String owner, Duration lease);

    /** Rows of an account in the given states, oldest first, at most so many. */
    List<LedgerEntry> entries(String account, Set<LedgerState> states, int limit);

    /** Rows of an account whose attempt was reserved at a time or later, and before another; oldest first. */
    List<LedgerEntry> reserved(String account, Instant from, Instant to);

    /** The credits of the hour or day that holds a time. */
    CreditsUsed used(String account, BudgetPeriod period, Instant at);

    /** Forgets rows at rest that have not been changed for so long, and what was used so long ago. */
    void forget(String account, Duration age);

    /** The clock by which leases, hours and days are judged. */
    Instant now();
}
