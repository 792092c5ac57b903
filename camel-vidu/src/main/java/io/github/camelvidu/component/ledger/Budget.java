// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

/**
 * How many credits the tasks of an account may cost, those that are reserved included. Hours and days are those of UTC
 * by the ledger's clock.
 *
 * @param perHour null for no limit
 * @param perDay  null for no limit
 */
public record Budget(Integer perHour, Integer perDay) {

    public static final Budget UNLIMITED = new Budget(null, null);

    /** The limit of a period; null for none. */
    public Integer limit(BudgetPeriod period) {
        return period == BudgetPeriod.HOUR ? perHour : perDay;
    }
}
