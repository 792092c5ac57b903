// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /** The key of the row that holds a task. */
    private final Map<RowKey, String> byTask = new HashMap<>();
    private final MemoryBudgets budgets = new MemoryBudgets();
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
        LedgerText.checkKey(account, key);
        return Optional.ofNullable(rows.get(new RowKey(account, key)));
    }

    @Override
    public synchronized Optional<LedgerEntry> findTask(String account, String taskId) {
        return Optional.ofNullable(byTask.get(new RowKey(account, taskId)))
                .map(key -> rows.get(new RowKey(account, key)));
    }

    @Override
    public synchronized List<LedgerEntry> findTasks(String account, Collection<String> taskIds) {
        return taskIds.stream().distinct().map(id -> findTask(account, id)).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized Set<String> taken(String account, Collection<String> taskIds) {
        return taskIds.stream().filter(id -> byTask.containsKey(new RowKey(account, id))).collect(Collectors.toSet());
    }

    @Override
    public synchronized Written insert(LedgerEntry first, Budget budget) {
        dropOld();
        return find(first.account(), first.key()).isPresent() ? Written.STALE : write(null, first, budget);
    }

    @Override
    public synchronized Written replace(LedgerEntry before, LedgerEntry after, Budget budget) {
        LedgerText.checkSameKey(before, after);
        LedgerEntry current = rows.get(new RowKey(before.account(), before.key()));
        if (current == null || current.version() != before.version() || current.attempt() != before.attempt()
                || current.state() != before.state() || !current.owner().equals(before.owner())
                || !current.createdAt().equals(before.createdAt())) {
            return Written.STALE;
        }
        return write(current, after, budget);
    }

    @Override
    public synchronized List<LedgerEntry> claim(
            String account, Set<LedgerState> states, String owner, Duration lease, int limit) {
        Instant now = now();
        List<LedgerEntry> free = inOrder(account, states)
                .filter(row -> row.isFree(now)).filter(MemoryTaskLedger::mayBeTakenOver).limit(limit).toList();
        List<LedgerEntry> claimed = new ArrayList<>();
        for (LedgerEntry row : free) {
            write(row, row.claimed(owner, now.plus(lease), now), Budget.UNLIMITED);
            claimed.add(find(account, row.key()).orElseThrow());
        }
        return claimed;
    }

    @Override
    public synchronized Optional<Duration> untilFree(String account, Set<LedgerState> states, Duration within) {
        Instant now = now();
        return rows.values().stream()
                .filter(row -> row.account().equals(account) && states.contains(row.state()) && mayBeTakenOver(row))
                .map(row -> row.isFree(now) ? Duration.ZERO : Duration.between(now, row.leaseUntil()))
                .filter(rest -> rest.compareTo(within) <= 0).min(Comparator.naturalOrder());
    }

    /** Once its lease is out. */
    private static boolean mayBeTakenOver(LedgerEntry row) {
        return !row.state().ended() || row.deliveredAt() == null && row.extraOf() == null;
    }

    @Override
    public synchronized void renew(String account, String owner, Duration lease) {
        Instant until = now().plus(lease);
        rows.replaceAll((key, row) -> row.account().equals(account) && row.owner().equals(owner)
                && (row.state().underWay() || row.awaited()) && row.leaseUntil().isBefore(until)
                        ? row.withLeaseUntil(until) : row);
    }

    @Override
    public synchronized List<LedgerEntry> entries(String account, Set<LedgerState> states, int limit) {
        return inOrder(account, states).limit(limit).toList();
    }

    @Override
    public synchronized List<LedgerEntry> reserved(String account, Instant from, Instant to) {
        return rows.values().stream()
                .filter(row -> row.account().equals(account) && !row.reservedAt().isBefore(from)
                        && row.reservedAt().isBefore(to))
                .sorted(Comparator.comparing(LedgerEntry::reservedAt).thenComparing(LedgerEntry::key)).toList();
    }

    @Override
    public synchronized CreditsUsed used(String account, BudgetPeriod period, Instant at) {
        return budgets.used(account, period, at);
    }

    @Override
    public synchronized void forget(String account, Duration age) {
        Instant oldest = now().minus(age);
        List<RowKey> old = atRest.keySet().stream()
                .filter(key -> key.account().equals(account) && rows.get(key).changedAt().isBefore(oldest)).toList();
        old.forEach(this::drop);
        budgets.forget(account, oldest);
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Stream<LedgerEntry> inOrder(String account, Set<LedgerState> states) {
        return rows.values().stream()
                .filter(row -> row.account().equals(account) && states.contains(row.state()))
                .sorted(Comparator.comparing(LedgerEntry::createdAt));
    }

    /** @param before null for a first row */
    private Written write(LedgerEntry before, LedgerEntry after, Budget budget) {
        RowKey key = new RowKey(after.account(), after.key());
        String owner = after.taskId() == null ? null : byTask.get(new RowKey(after.account(), after.taskId()));
        if (owner != null && !owner.equals(after.key())) {
            throw new TaskTakenException(after.taskId());
        }
        Optional<BudgetPeriod> over = budgets.change(before, after, budget);
        if (over.isPresent()) {
            return Written.over(over.get());
        }
        if (before != null && before.taskId() != null && !before.taskId().equals(after.taskId())) {
            byTask.remove(new RowKey(before.account(), before.taskId()));
        }
        if (after.taskId() != null) {
            byTask.put(new RowKey(after.account(), after.taskId()), after.key());
        }
        LedgerEntry written = after.withVersion(before == null ? 0 : before.version() + 1);
        rows.put(key, written);
        rest(key, before, written);
        return Written.DONE;
    }

    private void rest(RowKey key, LedgerEntry before, LedgerEntry written) {
        boolean unchanged = before != null && before.state() == written.state() && atRest.containsKey(key)
                && Objects.equals(before.answer(), written.answer());
        if (unchanged) {
            return;
        }
        atRest.remove(key);
        forgetAnswer(key);
        if (written.state().atRest()) {
            atRest.put(key, clock.instant());
            if (written.answer() != null) {
                answers.put(key, written.answer().length());
                answersLength += written.answer().length();
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
            rows.computeIfPresent(oldest, (key, row) -> row.withAnswer(null).withVersion(row.version() + 1));
        }
    }

    private void dropOld() {
        Instant oldest = clock.instant().minus(RETENTION);
        Iterator<Map.Entry<RowKey, Instant>> iterator = atRest.entrySet().iterator();
        List<RowKey> old = new ArrayList<>();
        while (iterator.hasNext()) {
            Map.Entry<RowKey, Instant> resting = iterator.next();
            if (atRest.size() - old.size() <= maxAtRest && resting.getValue().isAfter(oldest)) {
                break;
            }
            old.add(resting.getKey());
        }
        old.forEach(this::drop);
        old.stream().map(RowKey::account).distinct().forEach(account -> budgets.forget(account, oldest));
    }

    private void drop(RowKey key) {
        atRest.remove(key);
        forgetAnswer(key);
        LedgerEntry dropped = rows.remove(key);
        if (dropped.taskId() != null) {
            byTask.remove(new RowKey(dropped.account(), dropped.taskId()));
        }
    }
}
