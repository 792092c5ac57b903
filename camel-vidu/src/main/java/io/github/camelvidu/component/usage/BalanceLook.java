// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelvidu.api.CreditPackage;
import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.usage.BalanceChange;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageReport;

/**
 * What two looks at the balance, before and after the tasks were read, say about the credits that were taken.
 *
 * @param now the platform's time
 */
record BalanceLook(Credits before, Credits after, Instant now) {

    /**
     * @param from    begin of the period
     * @param records of the period, and of the tasks that were open in the previous report
     */
    BalanceChange change(Instant from, Optional<UsageReport> previous, List<UsageRecord> records) {
        Optional<BalanceChange> then = previous.map(UsageReport::balance);
        Long start = then.map(BalanceChange::now).orElse(then.isEmpty() && isWholeLife(from) ? Long.valueOf(0) : null);
        Set<String> known = then.map(balance -> Set.copyOf(balance.packages())).orElse(Set.of());
        Long bought = start == null ? null : bought(known);
        boolean lapsed = previous.map(report -> hasLapsed(known, report.to())).orElseGet(() -> hasLapsed(known, Instant.MIN));
        Long taken = start == null || lapsed ? null : Long.valueOf(start + bought - after.total());
        Long explained = taken == null ? null : explained(previous, records);
        return new BalanceChange(
                after.total(), start, bought, taken, explained, taken == null ? null : Long.valueOf(taken - explained),
                before.total() == after.total(), after.packages().stream().map(CreditPackage::id).toList());
    }

    /** Whether nothing was there before the period. */
    private boolean isWholeLife(Instant from) {
        return !after.packages().isEmpty()
                && after.packages().stream()
                        .allMatch(bought -> bought.validFrom() != null && !bought.validFrom().isBefore(from));
    }

    private long bought(Set<String> known) {
        return after.packages().stream().filter(bought -> !known.contains(bought.id())).mapToLong(CreditPackage::creditAmount)
                .sum();
    }

    /** Whether a package took credits with it at its end, or may have: nobody tells how many. */
    private boolean hasLapsed(Set<String> known, Instant since) {
        Predicate<CreditPackage> lapsed = bought -> bought.validTo() != null && !bought.validTo().isAfter(now)
                && bought.validTo().isAfter(since);
        Set<String> gone = new HashSet<>(known);
        after.packages().forEach(bought -> gone.remove(bought.id()));
        return !gone.isEmpty() || after.packages().stream().anyMatch(lapsed);
    }

    /** Of a task that was open before, the difference: what was set aside for it was taken before. */
    private static long explained(Optional<UsageReport> previous, List<UsageRecord> records) {
        Map<String, Integer> reserved = previous.map(UsageReport::open).orElse(List.of()).stream()
                .collect(Collectors.toMap(UsageRecord::taskId, UsageRecord::reserved, (one, other) -> one));
        Map<String, UsageRecord> tasks = records.stream()
                .collect(Collectors.toMap(UsageRecord::taskId, Function.identity(), (one, other) -> other));
        return tasks.values().stream()
                .mapToLong(usage -> usage.charged() + usage.reserved() - reserved.getOrDefault(usage.taskId(), 0)).sum();
    }
}
