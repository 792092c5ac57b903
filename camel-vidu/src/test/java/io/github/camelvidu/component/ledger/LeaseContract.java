// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How nodes own the rows of any ledger. */
interface LeaseContract extends LedgerUnderTest {

    Duration LEASE = Duration.ofMinutes(10);
    Set<LedgerState> ALL = EnumSet.allOf(LedgerState.class);

    @Test
    default void onlyRowsWhoseLeaseIsOutAreTakenOver() {
        Instant now = ledger().now();
        insert(reserved("live").withLeaseUntil(now.plus(LEASE)));
        insert(reserved("out").withLeaseUntil(now.minusSeconds(1)));
        insert(reserved("just-out").withLeaseUntil(now));

        assertThat(claim(10)).extracting(LedgerEntry::key).containsExactlyInAnyOrder("out", "just-out");
        assertThat(claim(10)).as("their lease is new").isEmpty();
        assertThat(find("live").owner()).isEqualTo("node-1");
    }

    @Test
    default void aRowThatIsTakenOverIsTheNewOwners() {
        LedgerEntry row = insert(reserved("k").withAwaited(true).withLeaseUntil(ledger().now()).withAnswer("answer"));
        Instant before = ledger().now();

        LedgerEntry claimed = claim(10).get(0);

        Instant after = ledger().now();
        assertThat(claimed).isEqualTo(row.claimed("node-2", claimed.leaseUntil(), claimed.changedAt()).withVersion(1));
        assertThat(claimed.changedAt()).isBetween(before, after);
        assertThat(claimed.leaseUntil()).isBetween(before.plus(LEASE), after.plus(LEASE));
        assertThat(claimed.awaited()).as("its exchange was the dead owner's").isFalse();
        assertThat(find("k")).isEqualTo(claimed);
        assertThat(ledger().replace(row, row.submitted("7", 1, after))).as("by the owner that came back").isFalse();
        assertThat(otherNode().replace(claimed, claimed.absent(after))).isTrue();
    }

    @Test
    default void aResultThatIsTakenOverIsHeldForAnExchange() {
        insert(reserved("k"), submitted("7"), succeeded(35));

        assertThat(claim(10)).singleElement().satisfies(row -> assertThat(row.awaited()).isTrue());

        LedgerEntry held = find("k");
        change(held, row -> row.unheld(ledger().now()));
        assertThat(claim(10)).as("given back").extracting(LedgerEntry::key).containsExactly("k");
        change(find("k"), row -> row.delivered(ledger().now()).withLeaseUntil(ledger().now()));
        assertThat(claim(10)).as("delivered").isEmpty();
    }

    @Test
    default void onlyTheStatesThatAreAskedForAreTakenOver() {
        Instant now = ledger().now();
        insert(out("reserved"));
        insert(out("submitted").submitted("1", 1, now));
        insert(out("refused").refused("no", now));
        insert(out("failed").submitted("2", 1, now).failed("x", 0, now));

        assertThat(claim(Set.of(), 10)).isEmpty();
        assertThat(claim(ALL, 0)).isEmpty();
        assertThat(claim(EnumSet.of(LedgerState.UNCERTAIN), 10)).isEmpty();
        assertThat(claim(EnumSet.of(LedgerState.SUBMITTED, LedgerState.FAILED), 10)).extracting(LedgerEntry::key)
                .containsExactlyInAnyOrder("submitted", "failed");
        assertThat(claim(ALL, 10)).extracting(LedgerEntry::key).containsExactlyInAnyOrder("reserved", "refused");
    }

    @Test
    default void tasksThatCameTooLateAreTakenOverUntilTheyHaveEnded() {
        Instant now = ledger().now();
        insert(out("underway").submitted("1", 1, now).withExtraOf("k"));
        insert(out("succeeded").submitted("2", 1, now).succeeded(1, now).withExtraOf("k"));
        insert(out("failed").submitted("3", 1, now).failed("x", 1, now).withExtraOf("k"));
        insert(out("refused").refused("no", now).withExtraOf("k"));

        assertThat(claim(10)).extracting(LedgerEntry::key).containsExactlyInAnyOrder("underway", "refused");
    }

    @Test
    default void theOldestAreTakenOverFirst() {
        Instant now = ledger().now();
        for (int i : List.of(3, 1, 4, 2)) {
            insert(out("k" + i).withCreatedAt(now.minusSeconds(100 - i)));
        }
        insert(out("other").withAccount("other").withCreatedAt(now.minusSeconds(1_000)));

        assertThat(claim(3)).extracting(LedgerEntry::key).containsExactly("k1", "k2", "k3");
        assertThat(claim(3)).extracting(LedgerEntry::key).containsExactly("k4");
    }

    @Test
    default void aRequestThatItsNodeDidNotFinishIsUncertainFromTheTakeoverOn() {
        insert(out("k"));

        assertThat(claim(10)).singleElement().isEqualTo(find("k")).satisfies(row -> {
            assertThat(row.state()).isEqualTo(LedgerState.UNCERTAIN);
            assertThat(row.lastError()).isEqualTo("the node that sent the request did not finish it");
        });
    }

    @Test
    default void aRowThatWasDeliveredBeforeItsEndWasWrittenIsTakenOver() {
        Instant now = ledger().now();
        insert(out("k").submitted("7", 1, now).delivered(now).withLeaseUntil(now.minusSeconds(1)));

        assertThat(claim(10)).extracting(LedgerEntry::key).containsExactly("k");
    }

    @Test
    default void noTwoNodesTakeOverTheSameRow() throws Exception {
        int count = 120;
        for (int i = 0; i < count; i++) {
            insert(out("k" + i).withCreatedAt(ledger().now().minusSeconds(i)));
        }
        Queue<String> claimed = new ConcurrentLinkedQueue<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);

        LedgerUnderTest.atOnce(THREADS, i -> {
            // one that finds all rows locked finds none, and asks again
            while (claimed.size() < count && System.nanoTime() < deadline) {
                (i % 2 == 0 ? ledger() : otherNode()).claim(Entries.ACCOUNT, ALL, "node-" + i, LEASE, 7)
                        .forEach(row -> claimed.add(row.key() + " " + row.owner()));
            }
            return null;
        });

        assertThat(claimed).hasSize(count);
        assertThat(ledger().entries(Entries.ACCOUNT, ALL, 1_000))
                .extracting(row -> row.key() + " " + row.owner()).containsExactlyInAnyOrderElementsOf(claimed);
    }

    @Test
    default void itIsKnownWhenTheNextLeaseIsOut() {
        Instant now = ledger().now();
        insert(reserved("first").withLeaseUntil(now.plusSeconds(300)));
        insert(reserved("second").withLeaseUntil(now.plusSeconds(400)));
        Instant before = ledger().now();

        Duration rest = untilFree(LEASE).orElseThrow();

        Instant after = ledger().now();
        assertThat(rest).isBetween(
                Duration.between(after, now.plusSeconds(300)), Duration.between(before, now.plusSeconds(300)));
    }

    @Test
    default void aLeaseThatIsOutAlreadyIsTheNextOne() {
        insert(reserved("live"));
        insert(out("out"));

        assertThat(untilFree(LEASE)).contains(Duration.ZERO);
    }

    @Test
    default void leasesOfRowsThatNobodyTakesOverNowDoNotCount() {
        Instant now = ledger().now();
        assertThat(untilFree(LEASE)).as("no rows").isEmpty();
        insert(reserved("later").withLeaseUntil(now.plus(Duration.ofDays(1))));
        insert(out("elsewhere").withAccount("other"));
        insert(out("delivered"), submitted("1"), row -> row.succeeded(1, now).delivered(now));
        insert(out("extra").submitted("2", 1, now).succeeded(1, now).withExtraOf("k"));
        insert(out("refused").refused("no", now));

        Set<LedgerState> notRefused = EnumSet.complementOf(EnumSet.of(LedgerState.REFUSED));
        assertThat(ledger().untilFree(Entries.ACCOUNT, notRefused, LEASE)).isEmpty();
        assertThat(ledger().untilFree(Entries.ACCOUNT, Set.of(), LEASE)).isEmpty();
        assertThat(untilFree(LEASE)).as("of the one that was refused").contains(Duration.ZERO);
    }

    @Test
    default void aNodeProlongsTheLeasesOfWhatItWorksOn() {
        Instant now = ledger().now();
        LedgerEntry soon = Entries.reserved("", now).withLeaseUntil(now.plusSeconds(5));
        insert(soon.withKey("reserved"));
        insert(soon.withKey("submitted").submitted("1", 1, now));
        insert(soon.withKey("uncertain").uncertain("?", now));
        insert(soon.withKey("held").withAwaited(true).submitted("2", 1, now).succeeded(1, now));
        insert(soon.withKey("out").withLeaseUntil(now.minusSeconds(5)));
        Instant before = ledger().now();

        ledger().renew(Entries.ACCOUNT, "node-1", LEASE);

        assertThat(ledger().entries(Entries.ACCOUNT, ALL, 10)).hasSize(5).allSatisfy(row -> {
            assertThat(row.leaseUntil()).isBetween(before.plus(LEASE), ledger().now().plus(LEASE));
            assertThat(row.version()).as("no change that makes another's stale").isZero();
            assertThat(row.changedAt()).isEqualTo(now);
        });
    }

    @Test
    default void aRenewalShortensNoLeaseAndLeavesOthersAlone() {
        Instant now = ledger().now();
        LedgerEntry later = insert(reserved("later").withLeaseUntil(now.plus(Duration.ofDays(1))));
        LedgerEntry others = insert(reserved("others").withOwner("node-2"));
        LedgerEntry delivered = insert(reserved("delivered").submitted("1", 1, now).succeeded(1, now).delivered(now));
        LedgerEntry unheld = insert(reserved("unheld").submitted("2", 1, now).failed("x", 0, now));
        LedgerEntry elsewhere = insert(reserved("elsewhere").withAccount("other").withLeaseUntil(now));

        ledger().renew(Entries.ACCOUNT, "node-1", Duration.ofHours(2));

        assertThat(ledger().entries(Entries.ACCOUNT, ALL, 10)).containsExactlyInAnyOrder(later, others, delivered, unheld);
        assertThat(ledger().find("other", "elsewhere")).contains(elsewhere);
    }

    @Test
    default void aChangeByTheOwnerSucceedsAfterItsLeaseWasRenewed() {
        LedgerEntry row = insert(reserved("k"));
        ledger().renew(Entries.ACCOUNT, "node-1", Duration.ofHours(2));

        assertThat(ledger().replace(row, row.submitted("7", 1, row.changedAt()))).isTrue();
    }

    @Test
    default void takingOverAndRenewingChangeNoCredits() {
        insert(out("k"));
        CreditsUsed used = ledger().used(Entries.ACCOUNT, BudgetPeriod.HOUR, find("k").reservedAt());

        claim(10);
        ledger().renew(Entries.ACCOUNT, "node-2", Duration.ofHours(2));

        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.HOUR, find("k").reservedAt())).isEqualTo(used)
                .isEqualTo(new CreditsUsed(35, 0));
    }

    private LedgerEntry out(String key) {
        return reserved(key).withLeaseUntil(ledger().now().minusSeconds(1));
    }

    private Optional<Duration> untilFree(Duration within) {
        return ledger().untilFree(Entries.ACCOUNT, ALL, within);
    }

    private List<LedgerEntry> claim(int limit) {
        return claim(ALL, limit);
    }

    private List<LedgerEntry> claim(Set<LedgerState> states, int limit) {
        return otherNode().claim(Entries.ACCOUNT, states, "node-2", LEASE, limit);
    }
}
