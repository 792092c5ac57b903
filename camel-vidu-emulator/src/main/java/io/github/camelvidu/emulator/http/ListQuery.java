// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.TaskFilter;

/**
 * Reads what the task list is asked for: lists as repeated parameters, paging in both printed spellings, unknown
 * parameters ignored (Vidu reference, section 6.2). Without a start the list looks back seven days, also when ids are
 * given.
 */
final class ListQuery {

    private static final Instant END_OF_TIME = Instant.parse("2262-01-01T00:00:00Z");

    private final EmulatorClock clock;
    private final PlatformLimits limits;

    ListQuery(EmulatorClock clock, PlatformLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * @param  age     how old a task must be to be seen
     * @throws Refusal {@code CODEC} or {@code PageSizeOutOfRange}
     */
    Page read(long accountId, Query query, Duration age) {
        long size = pager(query, "pagesz").map(ListQuery::number).orElse((long) limits.pageSize());
        if (size < 1 || size > limits.maxPageSize()) {
            throw Refusal.of("PageSizeOutOfRange");
        }
        long offset = pager(query, "page_token").filter(token -> !token.isEmpty()).map(PageToken::offset)
                .orElseGet(() -> pager(query, "page").map(ListQuery::number).map(page -> skipped(page, size)).orElse(0L));
        return new Page(
                new TaskFilter(
                        accountId,
                        query.first("created_at.from").map(ListQuery::time)
                                .orElseGet(() -> clock.instant().minus(limits.listWindow())),
                        latest(query, age),
                        query.all("task_ids").stream().map(ListQuery::number).toList(),
                        query.all("states"), query.all("templates"), query.all("resolutions"), query.all("model_versions"),
                        offset,
                        (int) size + 1),
                (int) size);
    }

    private Instant latest(Query query, Duration age) {
        Instant asked = query.first("created_at.to").map(ListQuery::time).orElse(END_OF_TIME);
        Instant seen = age.isZero() ? END_OF_TIME : clock.instant().minus(age);
        return seen.isBefore(asked) ? seen : asked;
    }

    /** The global page prints {@code paper}, the China page {@code pager}. */
    private static Optional<String> pager(Query query, String member) {
        return query.first("pager." + member).or(() -> query.first("paper." + member));
    }

    /** @throws Refusal {@code CODEC} */
    static long number(String text) {
        return DecimalId.parse(text).orElseThrow(() -> Refusal.of("CODEC"));
    }

    private static long skipped(long page, long size) {
        if (page > Integer.MAX_VALUE) {
            throw Refusal.of("CODEC");
        }
        return page * size;
    }

    private static Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(END_OF_TIME) ? END_OF_TIME : time;
        } catch (DateTimeException e) {
            throw Refusal.of("CODEC");
        }
    }

    /**
     * A page of the list.
     *
     * @param filter asks for one task more than the page has, to see whether there is another page
     * @param size   tasks on the page
     */
    record Page(TaskFilter filter, int size) {

        String nextToken() {
            return PageToken.of(filter.offset() + size);
        }
    }
}
