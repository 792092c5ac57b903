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
 * Rows at rest are kept for a time and up to a number; rows under way are never dropped. Answers may be large, so those
 * of rows at rest are kept up to a length in all: the oldest go first, their rows stay. Thread-safe.
 */
public final class MemoryTaskLedger implements TaskLedger {

    /** How long a row at rest is kept. */
    public static final Duration RETENTION = Duration.ofHours(24);
    /** How many rows at rest are kept. */
    public static final int MAX_AT_REST = 100_000;
    /** How many characters of answers are kept with rows at rest. */
    public static final long MAX_ANSWERS = 64L * 1024 * 1024;

    private record RowKey(String account, String value) {
    }

    private final InstantSource clock;
    private final int maxAtRest;
    private final long maxAnswers;
    private final Map<RowKey, LedgerEntry> rows = new LinkedHashMap<>();
    private final Map<RowKey, LedgerEntry> byTask = new HashMap<>();
    /** Rows at rest, in the order in which they came to rest. */
    private final Map<RowKey, Instant> atRest = new LinkedHashMap<>();
    /** The length of the answer of each row at rest that has one, in the same order. */
    private final Map<RowKey, Integer> answers = new LinkedHashMap<>();
    private long answersLength;

    public MemoryTaskLedger(InstantSource clock) {
        this(clock, MAX_AT_REST, MAX_ANSWERS);
    }

    MemoryTaskLedger(InstantSource clock, int maxAtRest, long maxAnswers) {
        this.clock = clock;
        this.maxAtRest = maxAtRest;
        this.maxAnswers = maxAnswers;
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
        forgetAnswer(key);
        if (entry.state().atRest()) {
            atRest.put(key, clock.instant());
            if (entry.answer() != null) {
                answers.put(key, entry.answer().length());
                answersLength += entry.answer().length();
                dropLongAnswers();
            }
        }
    }

    private void forgetAnswer(RowKey key) {
        Integer length = answers.remove(key);
        answersLength -= length == null ? 0 : length;
    }

    /** That of the row that came to rest last is kept, however long it is. */
    private void dropLongAnswers() {
        while (answersLength > maxAnswers && answers.size() > 1) {
            RowKey oldest = answers.keySet().iterator().next();
            forgetAnswer(oldest);
            LedgerEntry row = rows.get(oldest).withAnswer(null);
            rows.put(oldest, row);
            byTask.put(new RowKey(row.account(), row.taskId()), row);
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
            forgetAnswer(resting.getKey());
            LedgerEntry dropped = rows.remove(resting.getKey());
            if (dropped.taskId() != null) {
                byTask.remove(new RowKey(dropped.account(), dropped.taskId()));
            }
        }
    }
}
