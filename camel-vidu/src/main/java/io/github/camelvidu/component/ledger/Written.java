// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

/** What became of a change of the ledger. */
public enum Written {

    /** It is written. */
    DONE,
    /** Nothing is written: the row is not any more what the change started from. */
    STALE,
    /** Nothing is written: the credits of the hour would be over its budget. */
    OVER_HOUR,
    /** Nothing is written: the credits of the day would be over its budget. */
    OVER_DAY;

    static Written over(BudgetPeriod period) {
        return period == BudgetPeriod.HOUR ? OVER_HOUR : OVER_DAY;
    }
}
