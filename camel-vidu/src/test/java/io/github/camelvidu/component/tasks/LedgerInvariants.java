// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;

/**
 * What holds at any time. Looked at after each change; the first that is broken is kept, since what a job throws may be
 * caught on its way.
 */
final class LedgerInvariants {

    private final TaskLedger ledger;
    private final int maxCreditsPerHour;
    private final Map<String, LedgerEntry> before = new HashMap<>();
    private final Set<String> ways = new TreeSet<>();
    private SimulatedPlatform platform;
    private String broken;

    LedgerInvariants(TaskLedger ledger, int maxCreditsPerHour) {
        this.ledger = ledger;
        this.maxCreditsPerHour = maxCreditsPerHour;
    }

    void lookAt(SimulatedPlatform simulated) {
        platform = simulated;
    }

    List<LedgerEntry> rows() {
        return ledger.entries(SimulatedNode.ACCOUNT, EnumSet.allOf(LedgerState.class), 100);
    }

    /** Which states rows have gone to from which. */
    Set<String> ways() {
        return ways;
    }

    void check() {
        List<LedgerEntry> rows = rows();
        rows.forEach(this::checkRow);
        checkCredits(rows);
        platform.tasks().stream().filter(task -> task.isAlive() || task.isCharged())
                .collect(Collectors.groupingBy(SimulatedTask::key))
                .forEach((key, tasks) -> hold(tasks.size() == 1, key + " has more than one task alive or charged: " + tasks));
    }

    void orThrow() {
        if (broken != null) {
            throw new AssertionError(broken);
        }
    }

    private void checkRow(LedgerEntry row) {
        LedgerEntry earlier = before.put(row.key(), row);
        if (earlier != null && earlier.state() != row.state()) {
            ways.add(earlier.state() + " to " + row.state());
        }
        hold(row.extraOf() == null, "an extra task: " + row);
        if (earlier != null && earlier.state().ended()) {
            boolean same = earlier.state() == row.state() && earlier.taskId().equals(row.taskId())
                    && Objects.equals(earlier.creditsCharged(), row.creditsCharged());
            boolean triedAgain = earlier.state() == LedgerState.FAILED && earlier.creditsCharged() == 0
                    && row.state() == LedgerState.RESERVED && row.attempt() == earlier.attempt() + 1;
            hold(same || triedAgain, "an end that did not stick: " + earlier + " became " + row);
        }
    }

    private void checkCredits(List<LedgerEntry> rows) {
        for (BudgetPeriod period : BudgetPeriod.values()) {
            Set<Instant> starts = rows.stream().map(row -> period.startOf(row.reservedAt())).collect(Collectors.toSet());
            for (Instant start : starts) {
                List<LedgerEntry> counted
                        = rows.stream().filter(row -> period.startOf(row.reservedAt()).equals(start)).toList();
                CreditsUsed expected = new CreditsUsed(
                        counted.stream().mapToLong(LedgerEntry::reservedCredits).sum(),
                        counted.stream().mapToLong(LedgerEntry::chargedCredits).sum());
                CreditsUsed used = ledger.used(SimulatedNode.ACCOUNT, period, start);
                hold(used.equals(expected),
                        "the " + period + " from " + start + " says " + used + " where rows say " + expected);
                hold(period == BudgetPeriod.DAY || used.total() <= maxCreditsPerHour, "over budget: " + used);
            }
        }
    }

    private void hold(boolean holds, String otherwise) {
        if (!holds && broken == null) {
            broken = otherwise;
        }
    }
}
