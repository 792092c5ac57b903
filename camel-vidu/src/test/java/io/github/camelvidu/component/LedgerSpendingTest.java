// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;

import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.component.CreditsSeen.Spending;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerEntryBuilder;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.tasks.AccountLedger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger has counted, from look to look over days. */
class LedgerSpendingTest {

    private static final String ACCOUNT = "https://api.vidu.com#default";

    private Instant now = Instant.parse("2026-11-16T23:59:00Z");
    private final MemoryTaskLedger ledger = new MemoryTaskLedger(() -> now);
    private final LedgerSpending spending = spending("kept");

    @Test
    void whatIsReservedAndThenChargedStaysTheSameInSumOverDays() {
        Spending first = spending.read(null);
        LedgerEntry row = reserve("a", 35);
        Spending reserved = spending.read(first);
        assertThat(reserved.reserved() - first.reserved()).isEqualTo(35);

        now = now.plus(Duration.ofDays(2));
        end(row, 30);
        Spending charged = spending.read(reserved);

        assertThat(charged.reserved()).isZero();
        assertThat(charged.charged() - first.charged()).as("in the day in which it was reserved").isEqualTo(30);
    }

    @Test
    void daysInWhichNothingCanChangeAreAddedUpOnce() {
        Spending seen = spending.read(null);
        for (int day = 0; day < 20; day++) {
            end(reserve("k" + day, 10), 10);
            seen = spending.read(seen);
            assertThat(seen.charged()).isEqualTo(10 * (day + 1L));
            assertThat(seen.days()).hasSizeLessThanOrEqualTo(5);
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    void aDayWithCreditsThatAreStillReservedIsKept() {
        LedgerEntry row = reserve("a", 35);
        Spending seen = spending.read(null);
        now = now.plus(Duration.ofDays(9));
        seen = spending.read(seen);
        end(row, 0);

        assertThat(spending.read(seen).reserved()).isZero();
        assertThat(seen.reserved()).isEqualTo(35);
    }

    @Test
    void aStopOfDaysIsMadeUpFor() {
        end(reserve("a", 10), 10);
        Spending before = spending.read(null);
        now = now.plus(Duration.ofDays(6));
        end(reserve("b", 5), 5);
        now = now.plus(Duration.ofDays(6));

        assertThat(spending.continues(before)).isTrue();
        assertThat(spending.read(before).charged()).isEqualTo(15);
    }

    @Test
    void anotherLedgerAndALongStopCanNotBeCompared() {
        Spending before = spending.read(null);

        assertThat(spending("another").continues(before)).isFalse();
        now = now.plus(Duration.ofDays(31));
        assertThat(spending.continues(before)).isFalse();
    }

    private LedgerSpending spending(String name) {
        return new LedgerSpending(new AccountLedger(ledger, ACCOUNT, "node", Duration.ofMinutes(1)), name);
    }

    private LedgerEntry reserve(String key, int credits) {
        LedgerEntry row = LedgerEntryBuilder.builder().account(ACCOUNT).key(key).state(LedgerState.RESERVED).attempt(1)
                .digest("digest").reconcile(Reconcile.MARKER).kind("text2video").creditsReserved(credits).createdAt(now)
                .changedAt(now).reservedAt(now).owner("node").leaseUntil(now.plusSeconds(60)).build();
        ledger.insert(row, Budget.UNLIMITED);
        return ledger.find(ACCOUNT, key).orElseThrow();
    }

    private void end(LedgerEntry row, int credits) {
        LedgerEntry submitted = row.submitted(row.key(), null, now);
        assertThat(ledger.replace(row, submitted)).isTrue();
        LedgerEntry current = ledger.find(ACCOUNT, row.key()).orElseThrow();
        assertThat(ledger.replace(current, current.succeeded(credits, now))).isTrue();
    }
}
