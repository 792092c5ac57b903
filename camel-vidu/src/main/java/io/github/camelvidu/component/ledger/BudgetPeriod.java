// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What credits are counted by: hours and days of UTC. */
public enum BudgetPeriod {

    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    /** Beyond the age of what is forgotten: nobody looks at a period any more that began so long before that. */
    static final Duration KEPT = Duration.ofDays(3);

    private final ChronoUnit unit;

    BudgetPeriod(ChronoUnit unit) {
        this.unit = unit;
    }

    /** When the period began that holds this time. */
    public Instant startOf(Instant time) {
        return time.truncatedTo(unit);
    }

    /** When the period ends that holds this time. */
    public Instant endOf(Instant time) {
        return startOf(time).plus(1, unit);
    }
}
