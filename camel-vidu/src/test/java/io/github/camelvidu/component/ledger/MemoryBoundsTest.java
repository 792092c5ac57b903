// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a ledger in memory keeps, and for how long. */
class MemoryBoundsTest {

    private static final int BOUND = 3;
    private static final long ANSWERS = 1_000;

    private Instant now = Instant.parse("2026-11-16T08:30:15Z");
    private final MemoryTaskLedger ledger = new MemoryTaskLedger(() -> now, BOUND, ANSWERS);

    @Test
    void answersOfRowsAtRestAreKeptUpToALengthInAllAndTheirRowsStay() {
        for (String key : List.of("a", "b")) {
            submitted(key, "task-" + key, key.repeat(600));
            assertThat(find("a").answer()).as("under way, whatever else there is").hasSize(600);
        }
        succeed("a");
        assertThat(find("a").answer()).hasSize(600);
        succeed("b");

        assertThat(find("a").answer()).isNull();
        assertThat(find("a").state()).isEqualTo(LedgerState.SUCCEEDED);
        assertThat(ledger.findTask(Entries.ACCOUNT, "task-a")).contains(find("a"));
        assertThat(find("b").answer()).hasSize(600);
    }

    @Test
    void aRowWhoseAnswerIsGoneIsNotChangedByWhoStillHasIt() {
        submitted("a", "task-a", "a".repeat(600));
        succeed("a");
        LedgerEntry before = find("a");
        submitted("b", "task-b", "b".repeat(600));
        succeed("b");

        assertThat(ledger.replace(before, before.delivered(now))).isFalse();
        assertThat(ledger.replace(find("a"), find("a").delivered(now))).isTrue();
    }

    @Test
    void anAnswerThatIsLongerThanAllMayBeIsKeptUntilTheNext() {
        submitted("a", "7", "x".repeat(2_000));
        succeed("a");
        assertThat(find("a").answer()).hasSize(2_000);

        now = now.plus(MemoryTaskLedger.RETENTION).plusSeconds(1);
        submitted("b", "8", "x".repeat(900));
        assertThat(ledger.find(Entries.ACCOUNT, "a")).isEmpty();
        succeed("b");
        submitted("c", "9", "x".repeat(100));
        succeed("c");
        assertThat(find("b").answer()).as("what is gone does not count any more").hasSize(900);
    }

    @Test
    void rowsAtRestAreKeptForADay() {
        rest("old");
        now = now.plus(MemoryTaskLedger.RETENTION).minusMillis(1);
        insert("a");
        assertThat(ledger.find(Entries.ACCOUNT, "old")).isPresent();

        now = now.plusMillis(1);
        insert("b");

        assertThat(ledger.find(Entries.ACCOUNT, "old")).isEmpty();
        assertThat(ledger.findTask(Entries.ACCOUNT, "task-old")).isEmpty();
    }

    @Test
    void ofRowsAtRestThoseThatRestLongestGoFirst() {
        rest("a");
        rest("b");
        rest("c");
        rest("d");

        insert("e");

        assertThat(ledger.find(Entries.ACCOUNT, "a")).isEmpty();
        assertThat(ledger.find(Entries.ACCOUNT, "b")).isPresent();
        assertThat(ledger.find(Entries.ACCOUNT, "d")).isPresent();
    }

    @Test
    void rowsUnderWayAreNeverDropped() {
        for (int i = 0; i < 100; i++) {
            insert("reserved-" + i);
            submitted("submitted-" + i, "task-" + i, null);
        }
        insert("uncertain");
        ledger.replace(find("uncertain"), find("uncertain").uncertain("lost", now));
        now = now.plus(Duration.ofDays(30));
        insert("new");

        assertThat(ledger.entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 1000)).hasSize(202);
    }

    @Test
    void aRowThatIsTriedAgainRestsNoMore() {
        insert("k");
        ledger.replace(find("k"), find("k").refused("no", now));
        ledger.replace(find("k"), find("k").reservedAgain(Entries.reserved("k", now)));
        now = now.plus(Duration.ofDays(30));
        insert("new");

        assertThat(find("k").attempt()).isEqualTo(2);
    }

    @Test
    void leasesAreJudgedByTheClockItWasGiven() {
        assertThat(ledger.now()).isEqualTo(now);
    }

    private LedgerEntry find(String key) {
        return ledger.find(Entries.ACCOUNT, key).orElseThrow();
    }

    private void insert(String key) {
        assertThat(ledger.insert(Entries.reserved(key, now), Budget.UNLIMITED)).isEqualTo(Written.DONE);
    }

    private void submitted(String key, String taskId, String answer) {
        insert(key);
        assertThat(ledger.replace(find(key), find(key).submitted(taskId, 1, now).withAnswer(answer))).isTrue();
    }

    private void succeed(String key) {
        assertThat(ledger.replace(find(key), find(key).succeeded(10, now))).isTrue();
    }

    private void rest(String key) {
        submitted(key, "task-" + key, null);
        succeed(key);
    }
}
