// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageReport;
import io.github.camelvidu.api.usage.UsageSource;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryingCalls;

/**
 * Makes reports: reads the tasks of a period and the ledger between two looks at the balance, and compares the three.
 * Thread-safe.
 */
public final class UsageReconciliation {

    /** What is created while a report is made belongs to it: it is in the balance already. */
    private static final Duration WHILE_READING = Duration.ofMinutes(10);

    private final UsageReader reader;
    private final RetryingCalls calls;
    private final Supplier<Answer<Credits>> credits;

    /** @param credits asks for the balance with its packages */
    public UsageReconciliation(UsageReader reader, RetryingCalls calls, Supplier<Answer<Credits>> credits) {
        this.reader = reader;
        this.calls = calls;
        this.credits = credits;
    }

    /**
     * Reports on the time since an earlier report. Its balance and its open tasks are compared with what they are now.
     *
     * @return fails with a {@link io.github.camelvidu.api.error.ViduException} when not all could be read
     */
    public CompletableFuture<UsageReport> since(UsageReport previous) {
        return untilNow(previous.to(), Optional.of(previous));
    }

    /** Reports on the time from then until now. The balance is compared if the account is not older than that. */
    public CompletableFuture<UsageReport> since(Instant from) {
        return untilNow(from, Optional.empty());
    }

    /** Reports on a period that ended before now: the balance of that time is not known. */
    public CompletableFuture<UsageReport> of(UsagePeriod period) {
        return reader.records(period).thenCompose(
                records -> tasks(period, records).thenApply(comparison -> comparison.report(period.to(), null)));
    }

    private CompletableFuture<UsageReport> untilNow(Instant from, Optional<UsageReport> previous) {
        return balance().thenCompose(before -> reader.now().thenCompose(now -> {
            UsagePeriod read = new UsagePeriod(from, later(from, now.plus(WHILE_READING)));
            CompletableFuture<List<UsageRecord>> records = reader.records(read);
            CompletableFuture<UsageComparison> comparison = records.thenCompose(list -> tasks(read, list));
            CompletableFuture<List<UsageRecord>> formerlyOpen = comparison.thenCompose(compared -> stillOpen(previous));
            return formerlyOpen.thenCompose(open -> balance()).thenApply(after -> report(
                    from, previous, records.join(), comparison.join(), formerlyOpen.join(),
                    new BalanceLook(before, after, now)));
        }));
    }

    /** It ends where nothing has been read any more, so that the next one misses nothing. */
    private static UsageReport report(
            Instant from, Optional<UsageReport> previous, List<UsageRecord> records, UsageComparison comparison,
            List<UsageRecord> formerlyOpen, BalanceLook look) {
        Instant to = records.stream().filter(usage -> usage.source() == UsageSource.PLATFORM)
                .map(usage -> usage.createdAt().plusNanos(1))
                .reduce(later(from, look.now()), UsageReconciliation::later);
        List<UsageRecord> all = Stream.concat(records.stream(), formerlyOpen.stream()).toList();
        return comparison.withStillOpen(formerlyOpen.stream().filter(usage -> !usage.state().ended()).toList())
                .report(to, look.change(from, previous, all));
    }

    /** The ledger is read after the platform: what it knows by then is not older than what the list said. */
    private CompletableFuture<UsageComparison> tasks(UsagePeriod period, List<UsageRecord> records) {
        UsageComparison comparison = new UsageComparison(reader, period, records);
        return reader.find(comparison.notInTheList()).thenApply(comparison::withFound);
    }

    /** What has become of the tasks that were open in an earlier report; those that are not found are left out. */
    private CompletableFuture<List<UsageRecord>> stillOpen(Optional<UsageReport> previous) {
        return previous.map(report -> reader.find(report.open().stream()
                .map(usage -> new UsageReader.Sought(usage.taskId(), usage.createdAt())).toList()))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private CompletableFuture<Credits> balance() {
        return calls.read(credits);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
