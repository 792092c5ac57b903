// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.ledger.TaskTakenException;
import io.github.camelvidu.component.ledger.Written;

/**
 * The ledger as this node uses it for one account. A ledger that can not do a step throws {@link ViduLedgerException};
 * the step itself has cost nothing then. Thread-safe; a call may block as long as the ledger takes.
 */
public final class AccountLedger {

    private final TaskLedger ledger;
    private final String account;
    private final String node;
    private final Duration lease;
    private final TaskObserver observer;

    /**
     * @param account base URL and account name
     * @param node    names this process among others that share the ledger
     * @param lease   how long a row of this node is left alone by others after this node was last heard of
     */
    public AccountLedger(TaskLedger ledger, String account, String node, Duration lease) {
        this(ledger, account, node, lease, TaskObserver.NONE);
    }

    /** @param observer sees every row that this node writes */
    public AccountLedger(TaskLedger ledger, String account, String node, Duration lease, TaskObserver observer) {
        this.observer = observer;
        this.ledger = ledger;
        this.account = account;
        this.node = node;
        this.lease = lease;
    }

    String account() {
        return account;
    }

    String node() {
        return node;
    }

    /** How long this node may be silent. */
    public Duration lease() {
        return lease;
    }

    /** The ledger's clock. */
    public Instant now() {
        return step(null, ledger::now);
    }

    public Optional<LedgerEntry> find(String key) {
        return step(key, () -> ledger.find(account, key));
    }

    public Optional<LedgerEntry> findTask(String taskId) {
        return step(null, () -> ledger.findTask(account, taskId));
    }

    public List<LedgerEntry> findTasks(Collection<String> taskIds) {
        return step(null, () -> ledger.findTasks(account, taskIds));
    }

    public Set<String> taken(Collection<String> taskIds) {
        return step(null, () -> ledger.taken(account, taskIds));
    }

    Written insert(LedgerEntry first, Budget budget) {
        return seen(null, first, step(first.key(), () -> ledger.insert(first, budget)));
    }

    Written replace(LedgerEntry before, LedgerEntry after, Budget budget) {
        return seen(before, after, step(before.key(), () -> ledger.replace(before, after, budget)));
    }

    private Written seen(LedgerEntry before, LedgerEntry after, Written written) {
        if (written == Written.DONE) {
            observer.changed(before, after);
        }
        return written;
    }

    TaskObserver observer() {
        return observer;
    }

    /** The row as it is written; empty when it is not any more what the change started from. */
    Optional<LedgerEntry> replace(LedgerEntry before, LedgerEntry after) {
        return replace(before, after, Budget.UNLIMITED) == Written.DONE
                ? Optional.of(after.withVersion(before.version() + 1)) : Optional.empty();
    }

    /**
     * Changes a row, as it is when it is changed.
     *
     * @param  change gives the same object to leave the row as it is; may be asked several times
     * @return        the row as it is then; empty when there is none
     */
    public Optional<LedgerEntry> change(String key, UnaryOperator<LedgerEntry> change) {
        while (true) {
            Optional<LedgerEntry> row = find(key);
            if (row.isEmpty()) {
                return row;
            }
            LedgerEntry after = change.apply(row.get());
            Optional<LedgerEntry> written = after == row.get() ? row : replace(row.get(), after);
            if (written.isPresent()) {
                return written;
            }
        }
    }

    /**
     * Changes a row that this node works on. That an exchange has come or gone since the row was read is no obstacle.
     *
     * @return the row as it is written; empty when it is in other hands or has gone on
     */
    Optional<LedgerEntry> changeMine(LedgerEntry row, UnaryOperator<LedgerEntry> change) {
        LedgerEntry current = row;
        while (true) {
            Optional<LedgerEntry> written = replace(current, change.apply(current));
            if (written.isPresent()) {
                return written;
            }
            Optional<LedgerEntry> now = find(row.key()).filter(
                    found -> isMine(found) && found.attempt() == row.attempt() && found.state() == row.state());
            if (now.isEmpty()) {
                return now;
            }
            current = now.get();
        }
    }

    /** Takes over rows whose owner has stopped working on them. */
    public List<LedgerEntry> claim(Set<LedgerState> states, int limit) {
        return step(null, () -> ledger.claim(account, states, node, lease, limit));
    }

    /** How long until the next lease is out. @param within leases that are out later do not count */
    Optional<Duration> untilFree(Set<LedgerState> states, Duration within) {
        return step(null, () -> ledger.untilFree(account, states, within));
    }

    void renew() {
        step(null, () -> {
            ledger.renew(account, node, lease);
            return null;
        });
    }

    public List<LedgerEntry> entries(Set<LedgerState> states, int limit) {
        return step(null, () -> ledger.entries(account, states, limit));
    }

    /** Rows whose attempt was reserved at a time or later, and before another; oldest first. */
    public List<LedgerEntry> reserved(Instant from, Instant to) {
        return step(null, () -> ledger.reserved(account, from, to));
    }

    public CreditsUsed used(BudgetPeriod period, Instant at) {
        return step(null, () -> ledger.used(account, period, at));
    }

    void forget(Duration age) {
        step(null, () -> {
            ledger.forget(account, age);
            return null;
        });
    }

    /** Whether this node works on the row. */
    boolean isMine(LedgerEntry row) {
        return row.owner().equals(node);
    }

    private static <T> T step(String key, Supplier<T> step) {
        try {
            return step.get();
        } catch (TaskTakenException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ViduLedgerException(
                    "the ledger of wanted tasks can not be used: " + e.getMessage(),
                    FailureDetails.NONE.withIdempotencyKey(key).withRetryable(true), e);
        }
    }
}
