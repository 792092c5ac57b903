// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduCreditsException;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.Written;

/** What a wanted task may cost. */
final class SpendingLimits {

    private final AccountLedger ledger;
    private final WantedTask wanted;

    SpendingLimits(AccountLedger ledger, WantedTask wanted) {
        this.ledger = ledger;
        this.wanted = wanted;
    }

    /** @throws ViduCreditsException when it would cost too much by itself, or nobody can tell under a budget */
    void check() {
        Integer most = wanted.policy().maxCreditsPerTask();
        boolean unpriced = wanted.credits() == null || wanted.policy().lowerBound();
        if (unpriced && wanted.policy().hasBudget()) {
            throw refused("it has no known price, and a budget is set: price it in a catalog, or submit it where none is",
                    false);
        }
        if (most != null && wanted.credits() > most) {
            throw refused("it would cost " + wanted.credits() + " credits, and maxCreditsPerTask is " + most, false);
        }
    }

    /** The exception for a reservation that the ledger did not take. */
    ViduException over(Written written) {
        boolean hour = written == Written.OVER_HOUR;
        BudgetPeriod period = hour ? BudgetPeriod.HOUR : BudgetPeriod.DAY;
        Instant now = ledger.now();
        return refused(
                "it would cost " + wanted.credits() + " credits, " + ledger.used(period, now).total()
                       + " of the " + wanted.policy().budget().limit(period) + " of "
                       + (hour ? "maxCreditsPerHour" : "maxCreditsPerDay") + " are used, and the next "
                       + (hour ? "hour" : "day") + " begins at " + period.endOf(now),
                true);
    }

    private ViduException refused(String why, boolean later) {
        return new ViduCreditsException(
                "nothing was sent: " + why,
                FailureDetails.NONE.withIdempotencyKey(wanted.key()).withKind(wanted.operation().kind())
                        .withModel(wanted.model()).withRetryable(later).withMoney(Money.NOT_CHARGED),
                null);
    }
}
