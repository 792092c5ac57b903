// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ledger that lives as long as the component. It joins and refuses repeats like any other, but a restart forgets it.
 * Rows at rest are kept for a time and up to a number; rows under way are never dropped. Thread-safe.
 */
public final class MemoryTaskLedger implements TaskLedger {

    /** How long a row at rest is kept. */
    public static final Duration RETENTION = Duration.ofHours(24);
    /** How many rows at rest are kept. */
    public static final int MAX_AT_REST = 100_000;

    private record RowKey(String account, String value) {
    }

    private final InstantSource clock;
    private final int maxAtRest;
    private final Map<RowKey, LedgerEntry> rows = new LinkedHashMap<>();
    private final Map<RowKey, LedgerEntry> byTask = new HashMap<>();
    /** Rows at rest, in the order in which they came to rest. */
    private final Map<RowKey, Instant> atRest = new LinkedHashMap<>();

    public MemoryTaskLedger(InstantSource clock) {
        this(clock, MAX_AT_REST);
    }

    MemoryTaskLedger(InstantSource clock, int maxAtRest) {
        this.clock = clock;
        this.maxAtRest = maxAtRest;
    }

    @Override
    public synchronized Optional<LedgerEntry> find(String account, String key) {
        return Optional.ofNullable(rows.get(new RowKey(account, key)));
    }

    @Override
    public synchronized Optional<LedgerEntry> findTask(String account, String taskId) {
        return Optional.ofNullable(byTask.get(new RowKey(account, taskId)));
    }

    @Override
    public synchronized boolean insert(LedgerEntry entry) {
        dropOld();
        RowKey key = new RowKey(entry.account(), entry.key());
        if (rows.containsKey(key)) {
            return false;
        }
        put(key, entry);
        return true;
    }

    @Override
    public synchronized boolean replace(LedgerEntry before, LedgerEntry after) {
        RowKey key = new RowKey(before.account(), before.key());
        LedgerEntry current = rows.get(key);
        if (current == null || current.attempt() != before.attempt() || current.state() != before.state()
                || !current.owner().equals(before.owner())) {
            return false;
        }
        if (current.taskId() != null) {
            byTask.remove(new RowKey(current.account(), current.taskId()));
        }
        put(key, after);
        return true;
    }

    @Override
    public synchronized List<LedgerEntry> entries(String account, Set<LedgerState> states, int limit) {
        return rows.values().stream()
                .filter(entry -> entry.account().equals(account) && states.contains(entry.state()))
                .sorted(Comparator.comparing(LedgerEntry::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    private void put(RowKey key, LedgerEntry entry) {
        if (entry.taskId() != null) {
            LedgerEntry other = byTask.putIfAbsent(new RowKey(entry.account(), entry.taskId()), entry);
            if (other != null) {
                throw new IllegalStateException("task " + entry.taskId() + " already belongs to another key");
            }
        }
        rows.put(key, entry);
        atRest.remove(key);
        if (entry.state().atRest()) {
            atRest.put(key, clock.instant());
        }
    }

    private void dropOld() {
        Instant oldest = clock.instant().minus(RETENTION);
        Iterator<Map.Entry<RowKey, Instant>> iterator = atRest.entrySet().iterator();
        while (iterator.hasNext()) {
            Map.Entry<RowKey, Instant> resting = iterator.next();
            if (atRest.size() <= maxAtRest && resting.getValue().isAfter(oldest)) {
                return;
            }
            iterator.remove();
            LedgerEntry dropped = rows.remove(resting.getKey());
            if (dropped.taskId() != null) {
                byTask.remove(new RowKey(dropped.account(), dropped.taskId()));
            }
        }
    }
}
