// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Optional;

import io.github.camelvidu.api.account.CreditsEvent;
import io.github.camelvidu.component.CreditsSeen.Sums;

/**
 * Compares the balance with the ledger. What a task costs goes from the balance into the ledger's counters, so their
 * sum stays the same; what is bought adds to it. The sum is not known to the credit while tasks are under way, only
 * between which numbers it lies, and each look narrows that down. When a look and the next one lie outside on the same
 * side, somebody else has spent, or been given, credits.
 *
 * @param sums      what is remembered in any case
 * @param differs   the event about a difference; empty when there is none, or it is seen for the first time
 * @param afterTold what is remembered when the event has been told
 */
record SumsCheck(Sums sums, Optional<CreditsEvent> differs, Sums afterTold) {

    /**
     * @param added  credits of packages that were not there at the look before
     * @param lapsed whether credits may have lapsed since then: how many of them, nobody tells
     */
    static SumsCheck of(CreditsSeen before, CreditsLook look, long added, boolean lapsed) {
        long least = look.balance() + look.leastSpent();
        long most = look.balance() + look.mostSpent();
        Sums seen = new Sums(least, most, null);
        Sums known = before.sums();
        if (known == null || lapsed) {
            return agreed(seen);
        }
        long from = known.least() + added;
        long to = known.most() + added;
        if (least <= to && most >= from) {
            return agreed(new Sums(Math.max(least, from), Math.min(most, to), null));
        }
        long expected = most < from ? from - look.mostSpent() : to - look.leastSpent();
        long difference = look.balance() - expected;
        Sums suspicion = new Sums(from, to, difference);
        boolean twice = known.suspected() != null && Long.signum(known.suspected()) == Long.signum(difference);
        if (!twice) {
            return agreed(suspicion);
        }
        return new SumsCheck(
                suspicion,
                Optional.of(new CreditsEvent.LedgerDiffers(look.at(), expected, look.balance(), look.after().reserved())),
                seen);
    }

    private static SumsCheck agreed(Sums sums) {
        return new SumsCheck(sums, Optional.empty(), sums);
    }
}
