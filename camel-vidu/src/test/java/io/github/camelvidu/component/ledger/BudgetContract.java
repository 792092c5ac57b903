// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How any ledger counts the credits of hours and days, and holds them to a budget. */
interface BudgetContract extends LedgerUnderTest {

    Instant TIME = LedgerUnderTest.at("08:30:15");

    @Test
    default void creditsAreReservedThenChargedInTheHourAndTheDayOfTheAttempt() {
        LedgerEntry row = insert(reserved("k", 35));
        assertUsed(35, 0);

        row = change(row, before -> before.sending(TIME, TIME, TIME));
        row = change(row, before -> before.submitted("7", 40, TIME));
        assertUsed(40, 0);

        row = change(row, before -> before.succeeded(38, TIME.plus(Duration.ofHours(5))));
        assertUsed(0, 38);

        change(row, before -> before.delivered(TIME));
        assertUsed(0, 38);
    }

    @Test
    default void whatSucceedsWithoutCreditsNamedCostsWhatWasReserved() {
        insert(reserved("k", 35), submitted("7"), succeeded(null));

        assertUsed(0, 35);
    }

    @Test
    default void creditsAreKeptWhileNobodyKnows() {
        LedgerEntry row = insert(reserved("k", 35), before -> before.uncertain("reset", TIME));
        assertUsed(35, 0);

        change(row, before -> before.submitted("7", 35, TIME));
        assertUsed(35, 0);
    }

    @Test
    default void creditsAreReleasedWhenNothingWasCreatedOrPaid() {
        LedgerEntry refused = insert(reserved("refused", 35));
        LedgerEntry absent = insert(reserved("absent", 20), before -> before.uncertain("reset", TIME));
        LedgerEntry free = insert(reserved("free", 7), submitted("7"));
        LedgerEntry unnamed = insert(reserved("unnamed", 5), submitted("8"));
        LedgerEntry paid = insert(reserved("paid", 9), submitted("9"));
        assertUsed(76, 0);

        change(refused, before -> before.refused("no", TIME));
        assertUsed(41, 0);
        change(absent, before -> before.absent(TIME));
        assertUsed(21, 0);
        change(free, before -> before.failed("Unknown", 0, TIME));
        assertUsed(14, 0);
        change(unnamed, before -> before.failed("Unknown", null, TIME));
        assertUsed(9, 0);
        change(paid, before -> before.failed("ContentPolicy", 4, TIME));
        assertUsed(0, 4);
    }

    @Test
    default void whatNobodyCouldPriceCountsOnceThePlatformSaysWhatItCosts() {
        LedgerEntry row = insert(reserved("k", 35).withCreditsReserved(null));
        assertUsed(0, 0);

        change(row, before -> before.submitted("7", 12, TIME));
        assertUsed(12, 0);
    }

    @Test
    default void aFirstRowMayUseTheLastCreditAndNoneMayUseMore() {
        Budget budget = new Budget(100, null);
        assertThat(ledger().insert(reserved("a", 60), budget)).isEqualTo(Written.DONE);
        assertThat(ledger().insert(reserved("b", 41), budget)).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().find(Entries.ACCOUNT, "b")).as("nothing is written").isEmpty();
        assertUsed(60, 0);

        assertThat(ledger().insert(reserved("c", 40), budget)).isEqualTo(Written.DONE);
        assertThat(ledger().insert(reserved("d", 1), budget)).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().insert(reserved("e", 0), budget)).as("costs nothing").isEqualTo(Written.DONE);
        assertThat(ledger().insert(reserved("f", 1), Budget.UNLIMITED)).isEqualTo(Written.DONE);
        assertUsed(101, 0);
    }

    @Test
    default void theFirstRowOfAnHourMayBeOverBudgetToo() {
        assertThat(ledger().insert(reserved("a", 101), new Budget(100, null))).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().insert(reserved("a", 101), new Budget(null, 100))).isEqualTo(Written.OVER_DAY);
        assertThat(ledger().insert(reserved("a", 101), new Budget(100, 100))).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().find(Entries.ACCOUNT, "a")).isEmpty();
        assertUsed(0, 0);
    }

    @Test
    default void aDayThatIsUsedUpLeavesTheHourAsItWas() {
        Budget budget = new Budget(50, 80);
        assertThat(ledger().insert(reserved("a", 50, "07:59:59.999999"), budget)).isEqualTo(Written.DONE);
        assertThat(ledger().insert(reserved("b", 31), budget)).isEqualTo(Written.OVER_DAY);
        assertThat(used(BudgetPeriod.HOUR, "08:30:00")).isEqualTo(CreditsUsed.NONE);
        assertThat(used(BudgetPeriod.DAY, "08:30:00")).isEqualTo(new CreditsUsed(50, 0));

        assertThat(ledger().insert(reserved("b", 30), budget)).isEqualTo(Written.DONE);
        assertThat(used(BudgetPeriod.HOUR, "08:30:00")).isEqualTo(new CreditsUsed(30, 0));
    }

    @Test
    default void chargedCreditsFillTheBudgetLikeReservedOnes() {
        insert(reserved("a", 60), submitted("7"), succeeded(70));

        assertThat(ledger().insert(reserved("b", 31), new Budget(100, null))).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().insert(reserved("b", 30), new Budget(100, null))).isEqualTo(Written.DONE);
    }

    @Test
    default void releasedCreditsMayBeUsedAgain() {
        Budget budget = new Budget(50, 50);
        LedgerEntry row = insert(reserved("a", 50));
        assertThat(ledger().insert(reserved("b", 50), budget)).isEqualTo(Written.OVER_HOUR);

        change(row, before -> before.refused("no", TIME));

        assertThat(ledger().insert(reserved("b", 50), budget)).isEqualTo(Written.DONE);
    }

    @Test
    default void anotherAttemptIsHeldToTheBudgetAndTheRowStaysAsItWas() {
        LedgerEntry refused = insert(reserved("k", 10), before -> before.refused("no", TIME));
        insert(reserved("other", 95));
        LedgerEntry again = refused.reservedAgain(reserved("k", 10));

        assertThat(ledger().replace(refused, again, new Budget(100, null))).isEqualTo(Written.OVER_HOUR);
        assertThat(ledger().replace(refused, again, new Budget(null, 100))).isEqualTo(Written.OVER_DAY);
        assertThat(find("k")).isEqualTo(refused);
        assertUsed(95, 0);
        assertThat(ledger().replace(refused.withOwner("node-2"), again, new Budget(100, null)))
                .as("stale comes first").isEqualTo(Written.STALE);

        assertThat(ledger().replace(refused, again, new Budget(105, 105))).isEqualTo(Written.DONE);
        assertUsed(105, 0);
    }

    @Test
    default void aTaskThatIsTakenComesBeforeABudgetThatIsUsedUp() {
        insert(reserved("a", 10), submitted("7"));
        LedgerEntry row = insert(reserved("b", 10));

        assertThatThrownBy(() -> ledger().replace(row, row.submitted("7", 99, TIME), new Budget(20, 20)))
                .isInstanceOf(TaskTakenException.class);
    }

    @Test
    default void whatIsOverBudgetMayStillBecomeLess() {
        LedgerEntry row = insert(reserved("a", 500));

        assertThat(ledger().replace(row, row.submitted("7", 400, TIME), new Budget(100, 100))).isEqualTo(Written.DONE);
        assertUsed(400, 0);
        assertThat(ledger().replace(find("a"), find("a").succeeded(400, TIME), new Budget(100, 100)))
                .isEqualTo(Written.DONE);
        assertUsed(0, 400);
    }

    @Test
    default void anEndThatCostsMoreIsWrittenWhateverTheBudget() {
        LedgerEntry row = insert(reserved("a", 90), submitted("7"));
        LedgerEntry ended = row.succeeded(110, TIME);
        assertThat(ledger().replace(row, ended, new Budget(100, 100))).isEqualTo(Written.OVER_HOUR);

        assertThat(ledger().replace(row, ended)).isTrue();
        assertUsed(0, 110);
    }

    @Test
    default void hoursAndDaysEndWithTheirLastMicrosecond() {
        insert(reserved("a", 1, "09:59:59.999999"));
        insert(reserved("b", 2, "10:00:00"));
        insert(reserved("c", 4, "10:59:59.999999"));
        insert(reserved("d", 8, "23:59:59.999999"));
        LedgerEntry midnight = insert(Entries.reserved("e", Instant.parse("2026-11-17T00:00:00Z")).withCreditsReserved(16));

        assertThat(used(BudgetPeriod.HOUR, "09:00:00")).isEqualTo(new CreditsUsed(1, 0));
        assertThat(used(BudgetPeriod.HOUR, "10:30:00")).isEqualTo(new CreditsUsed(6, 0));
        assertThat(used(BudgetPeriod.HOUR, "11:00:00")).isEqualTo(CreditsUsed.NONE);
        assertThat(used(BudgetPeriod.HOUR, "23:00:00")).isEqualTo(new CreditsUsed(8, 0));
        assertThat(used(BudgetPeriod.DAY, "00:00:00")).isEqualTo(new CreditsUsed(15, 0));
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, midnight.reservedAt())).isEqualTo(new CreditsUsed(16, 0));
        assertThat(ledger().used("other", BudgetPeriod.DAY, TIME)).isEqualTo(CreditsUsed.NONE);
    }

    @Test
    default void anotherAttemptIsPartOfItsOwnHourAndDay() {
        LedgerEntry uncertain = insert(reserved("k", 35), before -> before.uncertain("reset", TIME));
        LedgerEntry absent = change(uncertain, before -> before.absent(TIME));
        Instant nextDay = Instant.parse("2026-11-17T01:00:00Z");

        LedgerEntry again = change(absent, before -> before.reservedAgain(Entries.reserved("k", nextDay)));
        assertUsed(0, 0);
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.HOUR, nextDay)).isEqualTo(new CreditsUsed(35, 0));

        change(change(again, submitted("7")), succeeded(30));
        assertUsed(0, 0);
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, nextDay)).isEqualTo(new CreditsUsed(0, 30));
    }

    @Test
    default void aRowThatMovesToAnotherHourTakesItsCreditsAlong() {
        LedgerEntry row = insert(reserved("k", 35, "08:00:00"));

        change(row, before -> before.withReservedAt(LedgerUnderTest.at("09:00:00")).withCreditsReserved(40));

        assertThat(used(BudgetPeriod.HOUR, "08:00:00").total()).isZero();
        assertThat(used(BudgetPeriod.HOUR, "09:00:00")).isEqualTo(new CreditsUsed(40, 0));
        assertThat(used(BudgetPeriod.DAY, "09:00:00")).isEqualTo(new CreditsUsed(40, 0));
    }

    @Test
    default void whatWasUsedLongAgoIsForgotten() {
        Instant now = ledger().now();
        Instant old = now.minus(Duration.ofDays(6));
        Instant kept = now.minus(Duration.ofDays(3));
        insert(Entries.reserved("old", old));
        insert(Entries.reserved("kept", kept));
        insert(Entries.reserved("other", old).withAccount("other"));

        ledger().forget(Entries.ACCOUNT, Duration.ofDays(1));

        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, old)).isEqualTo(CreditsUsed.NONE);
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, kept)).isEqualTo(new CreditsUsed(35, 0));
        assertThat(ledger().used("other", BudgetPeriod.DAY, old)).isEqualTo(new CreditsUsed(35, 0));
    }

    @Test
    default void nodesThatRaceForTheLastCreditsUseNoneTwice() throws Exception {
        Budget budget = new Budget(150, 1_000);

        List<Written> written = LedgerUnderTest.atOnce(60, i -> (i % 2 == 0 ? ledger() : otherNode())
                .insert(reserved("k" + i, 10), budget));

        assertThat(Collections.frequency(written, Written.DONE)).isEqualTo(15);
        assertThat(Collections.frequency(written, Written.OVER_HOUR)).isEqualTo(45);
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 100)).hasSize(15);
        assertUsed(150, 0);
    }

    @Test
    default void nodesThatReserveSettleReleaseAndMoveAtOnceNeverPassTheBudgetAndLoseNoCredit() throws Exception {
        Budget budget = new Budget(100, 160);
        AtomicLong most = new AtomicLong();

        LedgerUnderTest.atOnce(80, i -> {
            TaskLedger node = i % 2 == 0 ? ledger() : otherNode();
            LedgerEntry row = reserved("k" + i, 10 + i % 7, i % 3 == 0 ? "09:00:00" : "08:30:00");
            if (node.insert(row, budget) == Written.DONE) {
                finish(node, row, i);
            }
            most.accumulateAndGet(node.used(Entries.ACCOUNT, BudgetPeriod.DAY, TIME).total(), Math::max);
            return null;
        });

        assertThat(most.get()).isBetween(1L, 160L);
        for (BudgetPeriod period : BudgetPeriod.values()) {
            for (String time : List.of("08:00:00", "09:00:00")) {
                assertThat(used(period, time)).as("%s of %s", period, time).isEqualTo(sum(period, LedgerUnderTest.at(time)));
            }
        }
    }

    /** Settles for as much or less, releases, or moves the row to the other hour. */
    private void finish(TaskLedger node, LedgerEntry row, int i) {
        Instant other = LedgerUnderTest.at(i % 3 == 0 ? "08:30:00" : "09:00:00");
        LedgerEntry after = switch (i % 4) {
            case 0 -> row.refused("no", TIME);
            case 1 -> row.uncertain("?", TIME);
            case 2 -> row.submitted("task-" + i, 3, TIME);
            default -> row.withReservedAt(other).withCreditsReserved(1);
        };
        assertThat(node.replace(row, after)).isTrue();
    }

    private CreditsUsed sum(BudgetPeriod period, Instant time) {
        List<LedgerEntry> rows = new ArrayList<>(ledger().entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 1_000));
        rows.removeIf(row -> !period.startOf(row.reservedAt()).equals(period.startOf(time)));
        return new CreditsUsed(
                rows.stream().mapToLong(LedgerEntry::reservedCredits).sum(),
                rows.stream().mapToLong(LedgerEntry::chargedCredits).sum());
    }

    private void assertUsed(long reserved, long charged) {
        for (BudgetPeriod period : BudgetPeriod.values()) {
            assertThat(ledger().used(Entries.ACCOUNT, period, TIME)).as("%s", period)
                    .isEqualTo(new CreditsUsed(reserved, charged));
        }
    }

    private CreditsUsed used(BudgetPeriod period, String time) {
        return ledger().used(Entries.ACCOUNT, period, LedgerUnderTest.at(time));
    }

    private static LedgerEntry reserved(String key, int credits) {
        return reserved(key, credits, "08:30:15");
    }

    private static LedgerEntry reserved(String key, int credits, String time) {
        return Entries.reserved(key, LedgerUnderTest.at(time)).withCreditsReserved(credits);
    }
}
