// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelvidu.component.CreditsSeen.Spending;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.tasks.AccountLedger;

/**
 * What the ledger has counted for an account, comparable from look to look. It counts by the day in which a task was
 * reserved, and a task may end days later, so the last days are read anew each time.
 */
final class LedgerSpending {

    /** Off-peak tasks end within 48 hours (Vidu reference, section 11). */
    private static final Duration CHANGING = Duration.ofDays(3);
    /** The counters of a ledger are kept longer than this. */
    private static final Duration LONGEST_STOP = Duration.ofDays(30);

    private final AccountLedger ledger;
    private final String name;

    /** @param name of the ledger: one in memory has another after each start */
    LedgerSpending(AccountLedger ledger, String name) {
        this.ledger = ledger;
        this.name = name;
    }

    /** Whether what was read at an earlier look can be compared with what is read now. */
    boolean continues(Spending before) {
        return before.ledger().equals(name)
                && LocalDate.parse(before.days().firstKey()).isAfter(day(ledger.now().minus(LONGEST_STOP)));
    }

    /** @param before what was read at an earlier look that this one continues; null for none */
    Spending read(Spending before) {
        Instant now = ledger.now();
        LocalDate today = day(now);
        LocalDate first = day(now.minus(CHANGING));
        LocalDate from = before == null ? first : LocalDate.parse(before.days().firstKey());
        TreeMap<String, CreditsUsed> days = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
            CreditsUsed used = ledger.used(BudgetPeriod.DAY, day.atStartOfDay(ZoneOffset.UTC).toInstant());
            CreditsUsed known = before == null ? null : before.days().get(day.toString());
            days.put(day.toString(), known == null ? used : notForgotten(used, known));
        }
        return closed(new Spending(name, before == null ? 0 : before.closed(), days), first.toString());
    }

    /** What was charged stays so: a ledger that knows less has forgotten the day. */
    private static CreditsUsed notForgotten(CreditsUsed used, CreditsUsed known) {
        return used.charged() < known.charged() ? new CreditsUsed(0, known.charged()) : used;
    }

    /** Adds up the days in which nothing can change any more. */
    private static Spending closed(Spending spending, String first) {
        TreeMap<String, CreditsUsed> days = new TreeMap<>(spending.days());
        long closed = spending.closed();
        Iterator<Map.Entry<String, CreditsUsed>> oldest = days.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, CreditsUsed> day = oldest.next();
            if (day.getKey().compareTo(first) >= 0 || day.getValue().reserved() != 0) {
                break;
            }
            closed += day.getValue().charged();
            oldest.remove();
        }
        return new Spending(spending.ledger(), closed, days);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
