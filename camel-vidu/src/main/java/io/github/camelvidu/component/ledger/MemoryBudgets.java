// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credits used by hour and day of a ledger in memory. Guarded by the lock of its {@link MemoryTaskLedger}. */
final class MemoryBudgets {

    private record Counter(String account, BudgetPeriod period, Instant start) {
    }

    private final Map<Counter, CreditsUsed> used = new HashMap<>();

    CreditsUsed used(String account, BudgetPeriod period, Instant at) {
        return used.getOrDefault(new Counter(account, period, period.startOf(at)), CreditsUsed.NONE);
    }

    /**
     * Changes what is used by the difference between two versions of a row.
     *
     * @param  before null for a first row
     * @return        the period that would be over budget; then nothing is changed
     */
    Optional<BudgetPeriod> change(LedgerEntry before, LedgerEntry after, Budget budget) {
        List<CreditsChange> changes = CreditsChange.between(before, after);
        for (CreditsChange change : changes) {
            Integer limit = budget.limit(change.period());
            long total = used(after.account(), change.period(), change.start()).total() + change.more();
            if (limit != null && change.more() > 0 && total > limit) {
                return Optional.of(change.period());
            }
        }
        for (CreditsChange change : changes) {
            used.merge(
                    new Counter(after.account(), change.period(), change.start()),
                    new CreditsUsed(change.reserved(), change.charged()),
                    (sum, more) -> new CreditsUsed(sum.reserved() + more.reserved(), sum.charged() + more.charged()));
        }
        return Optional.empty();
    }

    void forget(String account, Instant oldest) {
        used.keySet().removeIf(counter -> counter.account().equals(account)
                && counter.start().isBefore(oldest.minus(BudgetPeriod.KEPT)));
    }
}
