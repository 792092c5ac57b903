// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageSource;
import io.github.camelvidu.api.usage.UsageTotal;

/** Adds records up, in as much memory as there are groups. Not thread-safe. */
public final class UsageTotals implements UsageSink {

    private static final Comparator<String> NONE_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private final UsagePeriod period;
    private final Set<UsageGroup> groups;
    /** Times in which more may turn up. */
    private final Set<UsagePeriod> pending = new HashSet<>();
    private final Map<Group, Sum> sums = new TreeMap<>();

    /** @param groups by what; everything is one group when it is empty */
    public UsageTotals(UsagePeriod period, Set<UsageGroup> groups) {
        this.period = period;
        this.groups = groups;
    }

    @Override
    public void used(UsageRecord usage) {
        sums.computeIfAbsent(group(usage), group -> new Sum()).add(usage);
    }

    /** Nobody knows yet to which total it will belong. */
    @Override
    public void pending(Instant reservedAt) {
        pending.add(time(reservedAt));
    }

    /**
     * The totals of the groups that have a task, by time, kind, model and key.
     *
     * @param now the platform's time
     */
    public List<UsageTotal> totals(Instant now) {
        return sums.entrySet().stream().map(entry -> total(entry.getKey(), entry.getValue(), now)).toList();
    }

    /** The total of a time in which there is no task. */
    UsageTotal nothing(UsagePeriod time, Instant now) {
        return total(new Group(time, null, null, null), new Sum(), now);
    }

    private UsageTotal total(Group group, Sum sum, Instant now) {
        int open = sum.tasks - sum.succeeded - sum.failed;
        return new UsageTotal(
                group.time.from(), group.time.to(), group.kind, group.model, group.key, sum.tasks, sum.succeeded, sum.failed,
                open, sum.credits, sum.reserved, sum.fromLedger,
                Closing.isClosed(group.time.to(), open == 0 && !pending.contains(group.time), now), 0, sum.credits);
    }

    private Group group(UsageRecord usage) {
        return new Group(
                time(usage.createdAt()),
                groups.contains(UsageGroup.KIND) ? usage.kind() : null,
                groups.contains(UsageGroup.MODEL) ? usage.model() : null,
                groups.contains(UsageGroup.KEY) ? usage.key() == null ? usage.keyId() : usage.key() : null);
    }

    private UsagePeriod time(Instant created) {
        if (groups.contains(UsageGroup.HOUR)) {
            return unit(created, ChronoUnit.HOURS).within(period);
        }
        return groups.contains(UsageGroup.DAY) ? unit(created, ChronoUnit.DAYS).within(period) : period;
    }

    private static UsagePeriod unit(Instant time, ChronoUnit unit) {
        Instant begin = time.truncatedTo(unit);
        return new UsagePeriod(begin, begin.plus(1, unit));
    }

    private record Group(UsagePeriod time, String kind, String model, String key) implements Comparable<Group> {

        private static final Comparator<Group> ORDER = Comparator.comparing((Group group) -> group.time.from())
                .thenComparing(Group::kind, NONE_FIRST).thenComparing(Group::model, NONE_FIRST)
                .thenComparing(Group::key, NONE_FIRST);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {

        private int tasks;
        private int succeeded;
        private int failed;
        private long credits;
        private long reserved;
        private long fromLedger;

        private void add(UsageRecord usage) {
            tasks++;
            succeeded += usage.state().equals(TaskState.SUCCESS) ? 1 : 0;
            failed += usage.state().equals(TaskState.FAILED) ? 1 : 0;
            credits += usage.charged();
            reserved += usage.reserved();
            fromLedger += usage.source() == UsageSource.LEDGER ? usage.charged() : 0;
        }
    }
}
