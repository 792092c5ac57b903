// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelvidu.api.usage.UsageTotal;

/** The hours of UTC one after the other, those without a task as well. Thread-safe. */
public final class UsageHours {

    private static final Duration HOUR = Duration.ofHours(1);

    private final UsageReader reader;

    public UsageHours(UsageReader reader) {
        this.reader = reader;
    }

    /** The begin of the hour that holds a time. */
    public static Instant begin(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    /** The end of the last hour that may be closed at a time. */
    public static Instant lastEnd(Instant now) {
        return begin(now.minus(Closing.MARGIN));
    }

    /**
     * The totals of all hours of a period, oldest first.
     *
     * @param period of whole hours
     * @param now    the platform's time
     */
    public CompletableFuture<List<UsageTotal>> read(UsagePeriod period, Instant now) {
        UsageTotals totals = new UsageTotals(period, EnumSet.of(UsageGroup.HOUR));
        return reader.read(period, totals).thenApply(read -> {
            Map<Instant, UsageTotal> some = totals.totals(now).stream()
                    .collect(Collectors.toMap(UsageTotal::from, Function.identity()));
            return period.pieces(HOUR).stream()
                    .map(hour -> some.containsKey(hour.from()) ? some.get(hour.from()) : totals.nothing(hour, now)).toList();
        });
    }
}
