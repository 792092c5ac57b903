// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryTaskLedgerTest {

    private static final int BOUND = 3;
    private static final long ANSWERS = 1_000;

    private Instant now = Instant.parse("2026-11-16T08:30:15Z");
    private final MemoryTaskLedger ledger = new MemoryTaskLedger(() -> now, BOUND, ANSWERS);

    @Test
    void aKeyHasOneRow() {
        assertThat(ledger.insert(reserved("k"))).isTrue();

        assertThat(ledger.insert(reserved("k").withOwner("node-2"))).isFalse();

        assertThat(find("k").owner()).isEqualTo("node-1");
    }

    @Test
    void answersOfRowsAtRestAreKeptUpToALengthInAllAndTheirRowsStay() {
        for (String key : List.of("a", "b")) {
            ledger.insert(reserved(key));
            LedgerEntry submitted = reserved(key).submitted("task-" + key, 10, key.repeat(600), now);
            ledger.replace(reserved(key), submitted);
            assertThat(find("a").answer()).as("under way, whatever else there is").hasSize(600);
            if (key.equals("b")) {
                ledger.replace(find("a"), find("a").succeeded(10, now));
                assertThat(find("a").answer()).hasSize(600);
                ledger.replace(submitted, submitted.succeeded(10, now));
            }
        }

        assertThat(find("a").answer()).isNull();
        assertThat(find("a").state()).isEqualTo(LedgerState.SUCCEEDED);
        assertThat(ledger.findTask(Entries.ACCOUNT, "task-a")).contains(find("a"));
        assertThat(find("b").answer()).hasSize(600);
    }

    @Test
    void anAnswerThatIsLongerThanAllMayBeIsKeptUntilTheNext() {
        ledger.insert(reserved("a"));
        ledger.replace(reserved("a"), reserved("a").submitted("7", 10, "x".repeat(2_000), now).succeeded(10, now));
        assertThat(find("a").answer()).hasSize(2_000);

        now = now.plus(MemoryTaskLedger.RETENTION).plusSeconds(1);
        ledger.insert(reserved("b"));
        assertThat(ledger.find(Entries.ACCOUNT, "a")).isEmpty();
        ledger.replace(reserved("b"), reserved("b").submitted("8", 10, "x".repeat(900), now).succeeded(10, now));
        ledger.insert(reserved("c"));
        ledger.replace(reserved("c"), reserved("c").submitted("9", 10, "x".repeat(100), now).succeeded(10, now));
        assertThat(find("b").answer()).as("what is gone does not count any more").hasSize(900);
    }

    @Test
    void accountsDoNotShareKeysNorTasks() {
        LedgerEntry other = reserved("k").withAccount("other");
        ledger.insert(reserved("k"));

        assertThat(ledger.insert(other)).isTrue();
        ledger.replace(reserved("k"), reserved("k").submitted("7", 1, null, now));
        ledger.replace(other, other.submitted("7", 1, null, now));

        assertThat(ledger.findTask("other", "7")).hasValueSatisfying(row -> assertThat(row.account()).isEqualTo("other"));
        assertThat(ledger.findTask(Entries.ACCOUNT, "7")).isPresent();
        assertThat(ledger.findTask("third", "7")).isEmpty();
    }

    @Test
    void aRowIsReplacedOnlyWhileOwnerAttemptAndStateAreAsBefore() {
        LedgerEntry row = reserved("k");
        ledger.insert(row);
        LedgerEntry after = row.submitted("7", 1, null, now);

        assertThat(ledger.replace(row.withOwner("node-2"), after)).isFalse();
        assertThat(ledger.replace(row.withAttempt(2), after)).isFalse();
        assertThat(ledger.replace(row.withState(LedgerState.UNCERTAIN), after)).isFalse();
        assertThat(ledger.replace(reserved("other"), after.withKey("other"))).isFalse();
        assertThat(find("k")).isEqualTo(row);

        assertThat(ledger.replace(row, after)).isTrue();
        assertThat(ledger.replace(row, after)).as("a second time").isFalse();
        assertThat(find("k")).isEqualTo(after);
    }

    @Test
    void ofManyWhoReplaceARowOneSucceeds() throws Exception {
        LedgerEntry row = reserved("k");
        ledger.insert(row);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 100)
                    .<Callable<Boolean>> mapToObj(i -> () -> ledger.replace(row, row.submitted("task-" + i, 1, null, now)))
                    .toList();
            int won = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
            assertThat(ledger.findTask(Entries.ACCOUNT, find("k").taskId())).contains(find("k"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTaskBelongsToOneKeyAndTheRowThatWantedItTooStaysAsItWas() {
        LedgerEntry one = reserved("one");
        LedgerEntry two = reserved("two");
        ledger.insert(one);
        ledger.insert(two);
        ledger.replace(one, one.submitted("7", 1, null, now));

        assertThatIllegalStateException().isThrownBy(() -> ledger.replace(two, two.submitted("7", 1, null, now)));

        assertThat(find("two")).isEqualTo(two);
        assertThat(ledger.findTask(Entries.ACCOUNT, "7")).hasValueSatisfying(row -> assertThat(row.key()).isEqualTo("one"));
    }

    @Test
    void aTaskIsFoundAsItsRowIsNow() {
        LedgerEntry submitted = submitted("k", "7");
        LedgerEntry failed = submitted.failed("Unknown", 0, now);
        ledger.replace(submitted, failed);
        assertThat(ledger.findTask(Entries.ACCOUNT, "7")).contains(failed);

        LedgerEntry again = failed.reservedAgain("m", "node-1", 1, now, now);
        ledger.replace(failed, again);
        assertThat(ledger.findTask(Entries.ACCOUNT, "7")).as("the row has no task any more").isEmpty();
    }

    @Test
    void rowsAtRestAreKeptForADay() {
        rest("old");
        now = now.plus(MemoryTaskLedger.RETENTION).minusMillis(1);
        ledger.insert(reserved("a"));
        assertThat(ledger.find(Entries.ACCOUNT, "old")).isPresent();

        now = now.plusMillis(1);
        ledger.insert(reserved("b"));

        assertThat(ledger.find(Entries.ACCOUNT, "old")).isEmpty();
        assertThat(ledger.findTask(Entries.ACCOUNT, "task-old")).isEmpty();
    }

    @Test
    void ofRowsAtRestThoseThatRestLongestGoFirst() {
        rest("a");
        rest("b");
        rest("c");
        rest("d");

        ledger.insert(reserved("e"));

        assertThat(ledger.find(Entries.ACCOUNT, "a")).isEmpty();
        assertThat(ledger.find(Entries.ACCOUNT, "b")).isPresent();
        assertThat(ledger.find(Entries.ACCOUNT, "d")).isPresent();
    }

    @Test
    void rowsUnderWayAreNeverDropped() {
        for (int i = 0; i < 100; i++) {
            ledger.insert(reserved("reserved-" + i));
            submitted("submitted-" + i, "task-" + i);
        }
        LedgerEntry uncertain = reserved("uncertain");
        ledger.insert(uncertain);
        ledger.replace(uncertain, uncertain.uncertain("lost", now));
        now = now.plus(Duration.ofDays(30));
        ledger.insert(reserved("new"));

        assertThat(ledger.entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 1000)).hasSize(202);
    }

    @Test
    void aRowThatIsTriedAgainRestsNoMore() {
        LedgerEntry row = reserved("k");
        ledger.insert(row);
        LedgerEntry refused = row.refused("no", now);
        ledger.replace(row, refused);
        ledger.replace(refused, refused.reservedAgain("m", "node-1", 1, now, now));
        now = now.plus(Duration.ofDays(30));
        ledger.insert(reserved("new"));

        assertThat(find("k").attempt()).isEqualTo(2);
    }

    @Test
    void entriesAreOldestFirstAndNotMoreThanAsked() {
        for (String key : List.of("c", "a", "b")) {
            now = now.plusSeconds(1);
            ledger.insert(reserved(key));
        }
        rest("ended");

        assertThat(ledger.entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 10)).extracting(LedgerEntry::key)
                .containsExactly("c", "a", "b");
        assertThat(ledger.entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 2)).hasSize(2);
        assertThat(ledger.entries("other", EnumSet.allOf(LedgerState.class), 10)).isEmpty();
    }

    @Test
    void leasesAreJudgedByTheClockItWasGiven() {
        assertThat(ledger.now()).isEqualTo(now);
    }

    private LedgerEntry find(String key) {
        return ledger.find(Entries.ACCOUNT, key).orElseThrow();
    }

    private LedgerEntry reserved(String key) {
        return Entries.reserved(key, now);
    }

    private LedgerEntry submitted(String key, String taskId) {
        LedgerEntry row = reserved(key);
        ledger.insert(row);
        ledger.replace(row, row.submitted(taskId, 1, null, now));
        return find(key);
    }

    private void rest(String key) {
        LedgerEntry row = submitted(key, "task-" + key);
        ledger.replace(row, row.succeeded(1, now));
    }
}
