// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change of a row changes in the credits of an hour or a day.
 *
 * @param start    of the hour or day
 * @param reserved to be added to what is reserved; may be negative
 * @param charged  to be added to what is charged; may be negative
 */
record CreditsChange(BudgetPeriod period, Instant start, long reserved, long charged) {

    /**
     * All changes between two versions of a row, always in the same order; none that changes nothing.
     *
     * @param before null for a first row
     */
    static List<CreditsChange> between(LedgerEntry before, LedgerEntry after) {
        List<CreditsChange> changes = new ArrayList<>();
        for (BudgetPeriod period : BudgetPeriod.values()) {
            CreditsChange added = of(after, period, 1);
            CreditsChange taken = before == null ? added.nothing() : of(before, period, -1);
            if (taken.start.equals(added.start)) {
                changes.add(new CreditsChange(
                        period, added.start, added.reserved + taken.reserved, added.charged + taken.charged));
            } else {
                changes.add(taken);
                changes.add(added);
            }
        }
        changes.removeIf(change -> change.reserved == 0 && change.charged == 0);
        return changes;
    }

    /** Credits that are used more than before. */
    long more() {
        return reserved + charged;
    }

    private static CreditsChange of(LedgerEntry row, BudgetPeriod period, int sign) {
        return new CreditsChange(
                period, period.startOf(row.reservedAt()), (long) sign * row.reservedCredits(),
                (long) sign * row.chargedCredits());
    }

    private CreditsChange nothing() {
        return new CreditsChange(period, start, 0, 0);
    }
}
