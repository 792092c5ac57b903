// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.camelvidu.api.catalog.Reconcile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How any ledger keeps rows. */
interface RowContract extends LedgerUnderTest {

    @Test
    default void aKeyHasOneRow() {
        insert(reserved("k"));

        assertThat(ledger().insert(reserved("k").withOwner("node-2"), Budget.UNLIMITED)).isEqualTo(Written.STALE);

        assertThat(find("k").owner()).isEqualTo("node-1");
        assertThat(ledger().find(Entries.ACCOUNT, "K")).isEmpty();
    }

    @Test
    default void ofManyWhoWantAKeyOneGetsIt() throws Exception {
        LedgerEntry row = reserved("k");

        List<Written> written = LedgerUnderTest.atOnce(40, i -> (i % 2 == 0 ? ledger() : otherNode())
                .insert(row.withOwner("node-" + i), Budget.UNLIMITED));

        assertThat(written).containsOnlyOnce(Written.DONE).hasSize(40);
        assertThat(written).filteredOn(Written.STALE::equals).hasSize(39);
        assertThat(find("k").owner()).isEqualTo("node-" + written.indexOf(Written.DONE));
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.HOUR, row.reservedAt())).isEqualTo(new CreditsUsed(35, 0));
    }

    @Test
    default void everyPartOfARowIsKept() {
        LedgerEntry full = full(ledger().now());
        assertThat(insert(full)).isEqualTo(full);
        assertThat(otherNode().find(Entries.ACCOUNT, "full")).contains(full);

        LedgerEntry bare = Entries.reserved("full", full.createdAt()).withModel(null).withCreditsReserved(null);
        assertThat(ledger().replace(full, bare)).isTrue();
        assertThat(find("full")).isEqualTo(bare.withVersion(1));

        assertThat(ledger().replace(bare.withVersion(1), full)).isTrue();
        assertThat(find("full")).isEqualTo(full.withVersion(2));
    }

    @Test
    default void accountsDoNotShareKeysNorTasks() {
        LedgerEntry other = reserved("k").withAccount("other");
        insert(reserved("k"), submitted("7"));
        insert(other, submitted("7"));

        assertThat(ledger().findTask("other", "7")).hasValueSatisfying(row -> assertThat(row.account()).isEqualTo("other"));
        assertThat(ledger().findTask(Entries.ACCOUNT, "7")).isPresent();
        assertThat(ledger().findTask("third", "7")).isEmpty();
        assertThat(ledger().taken("third", List.of("7"))).isEmpty();
    }

    @Test
    default void aRowIsReplacedOnlyWhileOwnerAttemptStateAndVersionAreAsBefore() {
        LedgerEntry row = insert(reserved("k"));
        LedgerEntry after = row.submitted("7", 1, row.changedAt());

        assertThat(ledger().replace(row.withOwner("node-2"), after)).isFalse();
        assertThat(ledger().replace(row.withAttempt(2), after)).isFalse();
        assertThat(ledger().replace(row.withState(LedgerState.UNCERTAIN), after)).isFalse();
        assertThat(ledger().replace(row.withVersion(1), after)).isFalse();
        assertThat(ledger().replace(reserved("other"), after.withKey("other"))).isFalse();
        assertThat(find("k")).isEqualTo(row);

        assertThat(otherNode().replace(row, after)).isTrue();
        assertThat(ledger().replace(row, after)).as("a second time").isFalse();
        assertThat(find("k")).isEqualTo(after.withVersion(1));
    }

    @Test
    default void aChangeThatLooksLikeNoneIsCountedToo() {
        LedgerEntry row = insert(reserved("k").withVersion(99));
        assertThat(row.version()).as("the ledger's affair").isZero();

        assertThat(ledger().replace(row, row)).isTrue();
        assertThat(ledger().replace(row, row)).isFalse();
        assertThat(find("k")).isEqualTo(row.withVersion(1));
    }

    @Test
    default void aRowKeepsItsAccountAndItsKey() {
        LedgerEntry row = insert(reserved("k"));

        assertThatIllegalArgumentException().isThrownBy(() -> ledger().replace(row, row.withKey("other")));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().replace(row, row.withAccount("other")));
    }

    @Test
    default void aRowGoesEachWay() {
        Instant now = ledger().now();
        LedgerEntry attempted = reserved("x").withOwner("node-2").withMarker("m2").withCreditsReserved(8);
        List<List<UnaryOperator<LedgerEntry>>> ways = List.of(
                List.of(row -> row.sending(now, now.plusSeconds(9), now.plusSeconds(99)), row -> row.submitted("a", 30, now),
                        row -> row.held(now.plusSeconds(5), now), row -> row.succeeded(31, now), row -> row.unheld(now),
                        row -> row.delivered(now)),
                List.of(row -> row.submitted("b", 30, now), row -> row.failed("Unknown", null, now),
                        row -> row.reservedAgain(attempted), row -> row.submitted("c", null, now),
                        row -> row.failed("CreditInsufficient", 3, now)),
                List.of(row -> row.refused("too dear", now), row -> row.reservedAgain(attempted),
                        row -> row.refused("still", now)),
                List.of(row -> row.uncertain("reset", now), row -> row.submitted("d", 30, now),
                        row -> row.succeeded(null, now)),
                List.of(row -> row.uncertain("reset", now), row -> row.absent(now), row -> row.reservedAgain(attempted),
                        row -> row.uncertain("again", now)));

        for (int way = 0; way < ways.size(); way++) {
            LedgerEntry row = insert(reserved("way-" + way));
            for (UnaryOperator<LedgerEntry> step : ways.get(way)) {
                LedgerEntry after = step.apply(row);
                assertThat(ledger().replace(row, after)).as("to %s", after).isTrue();
                assertThat(otherNode().find(Entries.ACCOUNT, row.key())).contains(after.withVersion(row.version() + 1));
                row = find(row.key());
            }
        }
    }

    @Test
    default void anEndIsNotUndoneByWhoSawTheRowBefore() {
        LedgerEntry before = insert(reserved("k"), submitted("7"));
        LedgerEntry ended = change(before, succeeded(35));

        assertThat(otherNode().replace(before, before.failed("UserCancelled", 0, before.changedAt()))).isFalse();
        assertThat(otherNode().replace(before, before.withOwner("node-2"))).isFalse();
        assertThat(find("k")).isEqualTo(ended);
    }

    @Test
    default void ofManyWhoReplaceARowOneSucceeds() throws Exception {
        LedgerEntry row = insert(reserved("k"));

        List<Boolean> won = LedgerUnderTest.atOnce(100, i -> (i % 2 == 0 ? ledger() : otherNode())
                .replace(row, row.submitted("task-" + i, 1, row.changedAt())));

        assertThat(Collections.frequency(won, true)).isEqualTo(1);
        assertThat(find("k").taskId()).isEqualTo("task-" + won.indexOf(true));
        assertThat(ledger().findTask(Entries.ACCOUNT, find("k").taskId())).contains(find("k"));
    }

    @Test
    default void aTaskBelongsToOneKeyAndTheRowThatWantedItTooStaysAsItWas() {
        insert(reserved("one"), submitted("7"));
        LedgerEntry two = insert(reserved("two"));
        CreditsUsed used = ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, two.reservedAt());

        assertThatThrownBy(() -> ledger().replace(two, two.submitted("7", 1, two.changedAt())))
                .isInstanceOf(TaskTakenException.class).hasMessage("task 7 already belongs to another key");
        assertThatThrownBy(() -> ledger().insert(reserved("three").submitted("7", 1, two.changedAt()), Budget.UNLIMITED))
                .isInstanceOf(TaskTakenException.class);

        assertThat(find("two")).isEqualTo(two);
        assertThat(ledger().find(Entries.ACCOUNT, "three")).isEmpty();
        assertThat(ledger().findTask(Entries.ACCOUNT, "7")).hasValueSatisfying(row -> assertThat(row.key()).isEqualTo("one"));
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, two.reservedAt())).isEqualTo(used);
    }

    @Test
    default void aFirstRowWhoseKeyAndTaskAreBothTakenIsStale() {
        insert(reserved("one"), submitted("7"));
        insert(reserved("two"));

        assertThat(ledger().insert(reserved("two").submitted("7", 1, ledger().now()), Budget.UNLIMITED))
                .isEqualTo(Written.STALE);
    }

    @Test
    default void ofManyRowsThatWantATaskOneGetsIt() throws Exception {
        List<LedgerEntry> rows = IntStream.range(0, 24).mapToObj(i -> insert(reserved("k" + i))).toList();

        List<String> outcomes = LedgerUnderTest.atOnce(rows.size(), i -> {
            try {
                return "" + (i % 2 == 0 ? ledger() : otherNode()).replace(rows.get(i), submitted("7").apply(rows.get(i)));
            } catch (TaskTakenException e) {
                return "taken";
            }
        });

        assertThat(outcomes).containsOnlyOnce("true").doesNotContain("false");
        assertThat(ledger().findTask(Entries.ACCOUNT, "7").orElseThrow().key()).isEqualTo("k" + outcomes.indexOf("true"));
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 100)).hasSize(23);
    }

    @Test
    default void aTaskIsFoundAsItsRowIsNow() {
        LedgerEntry submitted = insert(reserved("k"), submitted("7"));
        LedgerEntry failed = change(submitted, row -> row.failed("Unknown", 0, row.changedAt()));
        assertThat(ledger().findTask(Entries.ACCOUNT, "7")).contains(failed);

        change(failed, row -> row.reservedAgain(reserved("k")));
        assertThat(ledger().findTask(Entries.ACCOUNT, "7")).as("the row has no task any more").isEmpty();
        assertThat(insert(reserved("other"), submitted("7")).taskId()).as("free for another").isEqualTo("7");
    }

    @Test
    default void ofManyTasksThoseWithARowAreTold() {
        insert(reserved("a"), submitted("task-3"));
        insert(reserved("b"), submitted("task-1202"), succeeded(1));
        insert(reserved("c"));
        List<String> ids = IntStream.range(0, 1_203).mapToObj(i -> "task-" + i).toList();

        assertThat(ledger().taken(Entries.ACCOUNT, ids)).containsExactlyInAnyOrder("task-3", "task-1202");
        assertThat(ledger().taken(Entries.ACCOUNT, List.of("task-3", "task-3"))).containsExactly("task-3");
        assertThat(ledger().taken(Entries.ACCOUNT, List.of())).isEmpty();
        assertThat(ledger().taken(Entries.ACCOUNT, List.of("no\0id", "x".repeat(300)))).isEmpty();
        assertThat(ledger().findTask(Entries.ACCOUNT, "no\0id")).isEmpty();
        assertThat(ledger().findTask(Entries.ACCOUNT, "x".repeat(300))).isEmpty();
    }

    @Test
    default void entriesAreOldestFirstAndNotMoreThanAsked() {
        Instant now = ledger().now();
        int second = 0;
        for (String key : List.of("c", "a", "b")) {
            insert(Entries.reserved(key, now.plusSeconds(second++)));
        }
        insert(reserved("ended"), submitted("7"), succeeded(1));

        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 10)).extracting(LedgerEntry::key)
                .containsExactly("c", "a", "b");
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.of(LedgerState.RESERVED), 2)).extracting(LedgerEntry::key)
                .containsExactly("c", "a");
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.of(LedgerState.SUCCEEDED, LedgerState.FAILED), 10))
                .containsExactly(find("ended"));
        assertThat(ledger().entries(Entries.ACCOUNT, Set.of(), 10)).isEmpty();
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 0)).isEmpty();
        assertThat(ledger().entries("other", EnumSet.allOf(LedgerState.class), 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "k ", "'; DROP TABLE vidu_task; --", "%", "_", "\\", "a\"b`c", "{?= call x}", "ключ", "キー", "🎬🎥",
            "e\u0301", "é",
            "\u202Eright to left", "\uFFFD", "null", "file:///a b/%20?q=1#f" })
    default void keysAreKeptAsTheyAre(String key) {
        insert(reserved("k"));
        LedgerEntry row = insert(reserved(key).withModel(key).withAnswer(key).withInputs(key).withQuery(key));

        assertThat(row).isEqualTo(reserved(key).withModel(key).withAnswer(key).withInputs(key).withQuery(key)
                .withCreatedAt(row.createdAt()).withChangedAt(row.changedAt()).withReservedAt(row.reservedAt())
                .withLeaseUntil(row.leaseUntil()));
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 10)).hasSize(2);
        assertThat(change(row, submitted("t")).key()).isEqualTo(key);
    }

    @Test
    default void namesOfTheGreatestLengthFit() {
        String ascii = "k".repeat(255);
        String wide = "字".repeat(255);
        String pairs = "🎬".repeat(127);
        insert(reserved(ascii));
        insert(reserved(wide).withAccount(wide));
        insert(reserved(pairs).withAccount(pairs).withTaskId(pairs).withOwner(pairs).withExtraOf(pairs));

        assertThat(ledger().find(wide, wide)).isPresent();
        assertThat(ledger().findTask(pairs, pairs)).hasValueSatisfying(row -> assertThat(row.extraOf()).isEqualTo(pairs));
    }

    @ParameterizedTest
    @ValueSource(strings = { "NUL\0", "tab\t", "line\n", "\u007F", "\u0085", "half \uD83C of a pair", "\uDFAC" })
    default void aKeyThatDatabasesDoNotKeepIsRefusedBeforeAnythingIsSent(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().find(Entries.ACCOUNT, key))
                .withMessageMatching("the idempotency key holds U\\+[0-9A-F]{4}, which is no character of a name");
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().insert(reserved(key), Budget.UNLIMITED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().insert(reserved("k").withAccount(key), Budget.UNLIMITED))
                .withMessageStartingWith("the account holds U+");
    }

    @Test
    default void aKeyThatIsTooLongIsRefusedAndNotRepeated() {
        String key = "k".repeat(256);

        assertThatIllegalArgumentException().isThrownBy(() -> ledger().find(Entries.ACCOUNT, key))
                .withMessage("the idempotency key has 256 characters, and a ledger takes 255");
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().insert(reserved(key), Budget.UNLIMITED));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().find(key, "k"))
                .withMessage("the account has 256 characters, and a ledger takes 255");
    }

    @Test
    default void aLongAnswerIsKeptWhole() {
        String answer = "{\"prompt\":\"字🎬'\\\"\"}".repeat(2 * 1024 * 1024 / 20);
        LedgerEntry row = insert(reserved("k"), submitted("7"), before -> before.withAnswer(answer));

        assertThat(row.answer()).isEqualTo(answer);
        assertThat(change(row, succeeded(1)).answer()).isEqualTo(answer);
        assertThat(ledger().findTask(Entries.ACCOUNT, "7").orElseThrow().answer()).isEqualTo(answer);
    }

    @Test
    default void rowsAtRestAreForgottenOnceTheyAreOld() {
        Instant old = ledger().now().minus(Duration.ofHours(2));
        for (LedgerEntry row : List.of(
                Entries.reserved("refused", old).refused("no", old),
                Entries.reserved("absent", old).uncertain("?", old).absent(old),
                Entries.reserved("succeeded", old).submitted("1", 1, old).succeeded(1, old),
                Entries.reserved("failed", old).submitted("2", 1, old).failed("x", 0, old),
                Entries.reserved("changed", old).submitted("3", 1, old).succeeded(1, old.plus(Duration.ofMinutes(90))),
                Entries.reserved("reserved", old),
                Entries.reserved("submitted", old).submitted("4", 1, old),
                Entries.reserved("uncertain", old).uncertain("?", old),
                Entries.reserved("refused", old).withAccount("other").refused("no", old))) {
            insert(row);
        }

        ledger().forget(Entries.ACCOUNT, Duration.ofHours(3));
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 100)).hasSize(8);

        ledger().forget(Entries.ACCOUNT, Duration.ofHours(1));
        assertThat(ledger().entries(Entries.ACCOUNT, EnumSet.allOf(LedgerState.class), 100)).extracting(LedgerEntry::key)
                .containsExactlyInAnyOrder("changed", "reserved", "submitted", "uncertain");
        assertThat(ledger().findTask(Entries.ACCOUNT, "1")).isEmpty();
        assertThat(ledger().find("other", "refused")).isPresent();
        assertThat(insert(reserved("refused"), submitted("1")).attempt()).as("as if never wanted").isEqualTo(1);
    }

    @Test
    default void aRowThatWasForgottenAndMadeAgainIsAnotherRow() {
        Instant old = ledger().now().minus(Duration.ofHours(2));
        LedgerEntry before = insert(Entries.reserved("k", old));
        ledger().replace(before, before.refused("no", old));
        ledger().forget(Entries.ACCOUNT, Duration.ofHours(1));
        LedgerEntry again = insert(reserved("k").withCreditsReserved(30));

        assertThat(ledger().replace(before, before.refused("no", ledger().now()))).isFalse();
        assertThat(find("k")).isEqualTo(again);
        assertThat(ledger().used(Entries.ACCOUNT, BudgetPeriod.DAY, again.reservedAt()).reserved()).isEqualTo(30);
    }

    @Test
    default void rowsAreFoundByTheirTasks() {
        insert(reserved("a"), submitted("1"));
        insert(reserved("b"), submitted("2"));
        insert(reserved("c"));
        insert(reserved("a").withAccount("other"), submitted("3"));

        assertThat(ledger().findTasks(Entries.ACCOUNT, List.of("2", "3", "1", "2", "no\u0000task")))
                .extracting(LedgerEntry::key)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(ledger().findTasks(Entries.ACCOUNT, List.of())).isEmpty();
        assertThat(ledger().findTasks(Entries.ACCOUNT, IntStream.range(0, 1_200).mapToObj(Integer::toString).toList()))
                .hasSize(2);
    }

    @Test
    default void rowsAreFoundByTheTimeOfTheirReservation() {
        Instant from = ledger().now();
        insert(Entries.reserved("before", from.minusNanos(1_000)));
        insert(Entries.reserved("second", from.plusSeconds(1)), row -> row.refused("no", from.plusSeconds(9)));
        insert(Entries.reserved("first", from));
        insert(Entries.reserved("after", from.plusSeconds(2)));
        insert(Entries.reserved("first", from).withAccount("other"));

        assertThat(ledger().reserved(Entries.ACCOUNT, from, from.plusSeconds(2))).extracting(LedgerEntry::key)
                .containsExactly("first", "second");
        assertThat(ledger().reserved(Entries.ACCOUNT, from, from)).isEmpty();
    }

    @Test
    default void theClockIsThatOfTheLedger() {
        assertThat(Duration.between(ledger().now(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(ledger().now().getNano() % 1_000).as("microseconds").isZero();
        assertThat(ledger().now()).isBeforeOrEqualTo(otherNode().now());
    }

    private static LedgerEntry full(Instant now) {
        return new LedgerEntry(
                Entries.ACCOUNT, "full", 0, LedgerState.FAILED, 7, "[marker]", "digest", Reconcile.INPUTS,
                "images=2", "img2video",
                "viduq3-turbo", "marketing", "912345678901234567", "/ent/v2/tasks/912345678901234567/creations",
                "ContentPolicy", 35, 12,
                now, now.plusNanos(1_000), now.plusSeconds(2), now.plusSeconds(3), now.plusSeconds(4), "node-9",
                now.plusSeconds(5), true, now.plusSeconds(6), "extra", "{\"id\":1}", "it went wrong");
    }
}
