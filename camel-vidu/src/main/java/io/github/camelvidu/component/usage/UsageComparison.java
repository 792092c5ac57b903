// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelvidu.api.usage.BalanceChange;
import io.github.camelvidu.api.usage.UnsettledReservation;
import io.github.camelvidu.api.usage.UsageDifference;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageReport;
import io.github.camelvidu.api.usage.UsageReportBuilder;
import io.github.camelvidu.api.usage.UsageSource;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/** The rows of the ledger beside the tasks of the platform. Not thread-safe. */
final class UsageComparison {

    private static final Set<LedgerState> UNDER_WAY
            = EnumSet.of(LedgerState.RESERVED, LedgerState.UNCERTAIN, LedgerState.SUBMITTED);

    private final UsageReader reader;
    private final UsagePeriod period;
    private final List<UsageRecord> records;
    private final List<UsageRecord> listed;
    /** Those of the period. */
    private final List<LedgerEntry> rows;
    /** Those that hold credits, from the beginning on. */
    private final List<LedgerEntry> underWay;
    /** What the platform says, by id; also of tasks outside the period that a row of the period holds. */
    private final Map<String, UsageRecord> onPlatform = new HashMap<>();
    private List<UsageRecord> stillOpen = List.of();

    UsageComparison(UsageReader reader, UsagePeriod period, List<UsageRecord> records) {
        this.reader = reader;
        this.period = period;
        this.records = records;
        this.listed = records.stream().filter(usage -> usage.source() == UsageSource.PLATFORM).toList();
        this.rows = reader.ledger().reserved(period.from(), period.to());
        this.underWay = reader.ledger().entries(UNDER_WAY, Integer.MAX_VALUE).stream()
                .filter(row -> row.reservedAt().isBefore(period.to())).toList();
        listed.forEach(usage -> onPlatform.put(usage.taskId(), usage));
    }

    /** The tasks of the ledger that the list should have shown, had our clock been the platform's. */
    List<UsageReader.Sought> notInTheList() {
        return Stream.concat(rows.stream(), underWay.stream()).filter(isListed()).map(
                row -> new UsageReader.Sought(row.taskId(), row.createdAt())).distinct()
                .filter(sought -> !onPlatform.containsKey(sought.taskId())).toList();
    }

    /** @param found of those tasks, the ones that the platform knows */
    UsageComparison withFound(List<UsageRecord> found) {
        found.stream().filter(usage -> usage.source() == UsageSource.PLATFORM)
                .forEach(usage -> onPlatform.put(usage.taskId(), usage));
        return this;
    }

    /** @param open tasks of an earlier report that are open now */
    UsageComparison withStillOpen(List<UsageRecord> open) {
        stillOpen = open;
        return this;
    }

    /** @param balance may be null */
    UsageReport report(Instant to, BalanceChange balance) {
        return UsageReportBuilder.builder()
                .from(period.from()).to(to)
                .platformTasks(listed.size())
                .platformCharged(listed.stream().mapToLong(UsageRecord::charged).sum())
                .platformReserved(listed.stream().mapToLong(UsageRecord::reserved).sum())
                .ledgerTasks((int) rows.stream().filter(row -> row.taskId() != null).count())
                .ledgerCharged(rows.stream().mapToLong(LedgerEntry::chargedCredits).sum())
                .ledgerReserved(rows.stream().mapToLong(LedgerEntry::reservedCredits).sum())
                .unlistedCharged(rows.stream().filter(row -> !reader.isListed(row.kind()))
                        .mapToLong(LedgerEntry::chargedCredits).sum())
                .notAsked(notAsked())
                .notListed(notListed())
                .differing(differing())
                .unsettled(underWay.stream().filter(this::isUnsettled).map(this::unsettled).toList())
                .open(Stream.concat(records.stream().filter(usage -> !usage.state().ended()), stillOpen.stream()).toList())
                .balance(balance)
                .build();
    }

    private List<UsageRecord> notAsked() {
        List<UsageRecord> charged = listed.stream().filter(usage -> usage.charged() > 0).toList();
        Set<String> ours = new HashSet<>(reader.ledger().taken(charged.stream().map(UsageRecord::taskId).toList()));
        return charged.stream().filter(usage -> !ours.contains(usage.taskId())).toList();
    }

    private List<UsageRecord> notListed() {
        return rows.stream().filter(isListed())
                .filter(row -> row.chargedCredits() > 0 && !onPlatform.containsKey(row.taskId()))
                .map(UsageRecords::unlisted).toList();
    }

    private List<UsageDifference> differing() {
        return rows.stream().filter(row -> row.state().ended() && onPlatform.containsKey(row.taskId()))
                .filter(row -> onPlatform.get(row.taskId()).state().ended())
                .map(row -> new UsageDifference(
                        row.taskId(), row.key(), onPlatform.get(row.taskId()).charged(), row.chargedCredits()))
                .filter(difference -> difference.platformCredits() != difference.ledgerCredits()).toList();
    }

    private boolean isUnsettled(LedgerEntry row) {
        Instant now = reader.ledger().now();
        return switch (row.state()) {
            case UNCERTAIN -> true;
            case RESERVED -> row.isFree(now);
            case SUBMITTED -> reader.isListed(row.kind())
                    ? !onPlatform.containsKey(row.taskId()) || onPlatform.get(row.taskId()).state().ended()
                    : Closing.isClosed(row.reservedAt(), false, now);
            case SUCCEEDED, FAILED, REFUSED, ABSENT -> false;
        };
    }

    private UnsettledReservation unsettled(LedgerEntry row) {
        UsageRecord task = row.taskId() == null ? null : onPlatform.get(row.taskId());
        return new UnsettledReservation(
                row.key(), row.state().name(), row.kind(), row.taskId(), row.creditsReserved(), row.reservedAt(),
                task == null ? null : task.state().wire());
    }

    private Predicate<LedgerEntry> isListed() {
        return row -> row.taskId() != null && reader.isListed(row.kind());
    }
}
