// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.component.CreditsSeen.Spending;

/**
 * One look at the credits of an account.
 *
 * @param at      by the platform's clock
 * @param credits with packages
 * @param before  what the ledger had counted just before the platform was asked
 * @param after   what it had counted just after
 */
record CreditsLook(Instant at, Credits credits, Spending before, Spending after) {

    long balance() {
        return credits.total();
    }

    /** Credits that the platform had at least taken for the tasks of the ledger. */
    long leastSpent() {
        return Math.min(before.charged(), after.charged());
    }

    /** Credits that it had at most taken for them. */
    long mostSpent() {
        return Math.max(before.charged() + before.reserved(), after.charged() + after.reserved());
    }
}
