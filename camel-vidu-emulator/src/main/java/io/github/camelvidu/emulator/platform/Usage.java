// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.UsageRecord;
import io.github.camelvidu.emulator.store.UsageTable;
import io.github.camelvidu.emulator.store.UsageTable.UsageSum;

/**
 * What an account used, in UTC: all tasks that have ended, failed ones for nothing. A task counts for the moment at
 * which it ended; a period has its begin and not its end. Thread-safe.
 */
public final class Usage {

    private final Store store;
    private final RuleBook rules;

    Usage(Store store, RuleBook rules) {
        this.store = store;
        this.rules = rules;
    }

    /** The ended tasks of a period, oldest first. */
    public List<UsageRecord> records(long accountId, Instant from, Instant to) {
        return records(accountId, from, to, 0, Integer.MAX_VALUE);
    }

    /** A part of the ended tasks of a period, oldest first. */
    public List<UsageRecord> records(long accountId, Instant from, Instant to, long offset, long limit) {
        return store.read(session -> new UsageTable(session).records(accountId, from, to, offset, limit));
    }

    public long count(long accountId, Instant from, Instant to) {
        return store.read(session -> new UsageTable(session).count(accountId, from, to));
    }

    /**
     * What a period cost, in rows by one point of view; hours and days in their order, the rest as it came up first.
     */
    public List<Row> rows(long accountId, Instant from, Instant to, By by) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (UsageSum sum : store.read(session -> new UsageTable(session).sums(accountId, from, to))) {
            Row row = new Row(
                    of(sum, by), by == By.KEY ? sum.keyName() : "", sum.succeeded(), sum.failed(), sum.credits(),
                    sum.billed());
            rows.merge(row.of(), row, Row::plus);
        }
        return List.copyOf(rows.values());
    }

    /** The name that the price list has for the work of an operation, such as {@code audio-tts}. */
    public String kind(String operation) {
        return rules.operation(operation).kind();
    }

    private String of(UsageSum sum, By by) {
        return switch (by) {
            case HOUR -> sum.beganAt().toString();
            case DAY -> LocalDate.ofInstant(sum.beganAt(), ZoneOffset.UTC).toString();
            case MODEL -> sum.model();
            case KIND -> kind(sum.operation());
            case KEY -> Long.toString(sum.keyId());
        };
    }

    /** What rows of usage are about. */
    public enum By {
        HOUR,
        DAY,
        MODEL,
        KIND,
        KEY
    }

    /**
     * Ended tasks that have something in common.
     *
     * @param of        what they have in common: when the hour began, the day, the model, the kind, or the key's id
     * @param name      nickname of the key; empty where the row is about something else
     * @param succeeded how many succeeded
     * @param failed    how many did not
     * @param credits   what they cost
     * @param billed    how much of that the hourly billing run has settled
     */
    public record Row(String of, String name, long succeeded, long failed, long credits, long billed) {

        /** A row of nothing. */
        public static Row empty(String of) {
            return new Row(of, "", 0, 0, 0, 0);
        }

        /** Both together, under the name of this one. */
        public Row plus(Row other) {
            return new Row(
                    of, name, succeeded + other.succeeded, failed + other.failed, credits + other.credits,
                    billed + other.billed);
        }
    }
}
