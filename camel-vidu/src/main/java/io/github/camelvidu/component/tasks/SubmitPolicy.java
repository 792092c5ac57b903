// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import io.github.camelvidu.component.ledger.Budget;

/**
 * How a task is to be submitted.
 *
 * @param resubmitFailed    whether a key whose task failed may be tried again, if the failure cost nothing and may pass
 * @param settle            whether to find out what became of a request whose answer was lost, and go on with that;
 *                          otherwise its exchange fails at once
 * @param awaited           whether an exchange gets the result
 * @param lowerBound        whether it may cost more than expected, since a part of it has no known price
 * @param maxCreditsPerTask null for no limit
 * @param budget            of the account, by hour and day
 */
public record SubmitPolicy(
        boolean resubmitFailed, boolean settle, boolean awaited, boolean lowerBound, Integer maxCreditsPerTask, Budget budget) {

    /** Whether a task may only be submitted when its price is known. */
    boolean hasBudget() {
        return maxCreditsPerTask != null || !budget.equals(Budget.UNLIMITED);
    }
}
