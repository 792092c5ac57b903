// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelvidu.component.ledger.LedgerState.ABSENT;
import static io.github.camelvidu.component.ledger.LedgerState.FAILED;
import static io.github.camelvidu.component.ledger.LedgerState.REFUSED;
import static io.github.camelvidu.component.ledger.LedgerState.RESERVED;
import static io.github.camelvidu.component.ledger.LedgerState.SUBMITTED;
import static io.github.camelvidu.component.ledger.LedgerState.SUCCEEDED;
import static io.github.camelvidu.component.ledger.LedgerState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The way of a row: above all, what is paid or may be paid never goes back to a new request. */
class LedgerStateTest {

    private static final Instant NOW = Instant.parse("2026-11-16T08:30:15Z");

    private static final Map<LedgerState, Set<LedgerState>> WAY = Map.of(
            RESERVED, EnumSet.of(SUBMITTED, UNCERTAIN, REFUSED),
            SUBMITTED, EnumSet.of(SUCCEEDED, FAILED),
            UNCERTAIN, EnumSet.of(SUBMITTED, ABSENT),
            REFUSED, EnumSet.of(RESERVED),
            ABSENT, EnumSet.of(RESERVED),
            FAILED, EnumSet.of(RESERVED),
            SUCCEEDED, EnumSet.noneOf(LedgerState.class));

    @ParameterizedTest
    @EnumSource
    void aRowGoesItsWayAndNoOther(LedgerState from) {
        for (LedgerState to : LedgerState.values()) {
            assertThat(from.canBecome(to)).as(from + " -> " + to).isEqualTo(WAY.get(from).contains(to));
        }
    }

    @Test
    void atRestIsWhatHasNeitherRequestNorTaskUnderWay() {
        assertThat(LedgerState.values()).filteredOn(LedgerState::atRest)
                .containsExactlyInAnyOrder(SUCCEEDED, FAILED, REFUSED, ABSENT);
    }

    @Test
    void theStepsOfARowKeepToTheWay() {
        LedgerEntry reserved = Entries.reserved("k", NOW);

        LedgerEntry submitted = reserved.submitted("7", null, NOW.plusSeconds(1));
        assertThat(submitted.taskId()).isEqualTo("7");
        assertThat(submitted.creditsReserved()).as("the estimate, when the platform says nothing").isEqualTo(35);
        assertThat(submitted.changedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(submitted.createdAt()).isEqualTo(NOW);
        assertThat(submitted.succeeded(null, NOW).creditsCharged()).isEqualTo(35);
        assertThat(submitted.succeeded(40, NOW).creditsCharged()).isEqualTo(40);
        assertThat(submitted.failed("Unknown", null, NOW).creditsCharged()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> submitted.refused("late", NOW));
        assertThatIllegalStateException().isThrownBy(() -> submitted.succeeded(1, NOW).failed("x", 0, NOW));
        assertThatIllegalStateException().isThrownBy(() -> reserved.succeeded(1, NOW));
        assertThatIllegalStateException().isThrownBy(() -> reserved.uncertain("lost", NOW).refused("late", NOW));
    }

    @Test
    void anotherAttemptForgetsTheOutcomeOfTheLast() {
        LedgerEntry attempted = Entries.reserved("k", NOW.plusSeconds(1)).withMarker("[marker]").withOwner("node-2")
                .withCreditsReserved(40).withLeaseUntil(NOW.plusSeconds(60)).withInputs("inputs").withAwaited(true)
                .withKeyName("second");

        LedgerEntry again = Entries.reserved("k", NOW).withKeyName("first")
                .sending(NOW, NOW.plusSeconds(9), NOW.plusSeconds(99))
                .submitted("7", 35, NOW).withAnswer("answer").withQuery("query").failed("Unknown", 0, NOW).delivered(NOW)
                .reservedAgain(attempted);

        assertThat(again.state()).isEqualTo(RESERVED);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.marker()).isEqualTo("[marker]");
        assertThat(again.owner()).isEqualTo("node-2");
        assertThat(again.creditsReserved()).isEqualTo(40);
        assertThat(again.leaseUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(again.reservedAt()).as("what its budget is judged by").isEqualTo(NOW.plusSeconds(1));
        assertThat(again.keyName()).isEqualTo("second");
        assertThat(again.inputs()).isEqualTo("inputs");
        assertThat(again.awaited()).isTrue();
        assertThat(again.createdAt()).isEqualTo(NOW);
        assertThat(again.sentAt()).isNull();
        assertThat(again.sentUntil()).isNull();
        assertThat(again.deliveredAt()).isNull();
        assertThat(again.answer()).isNull();
        assertThat(again.query()).isNull();
        assertThat(again.taskId()).isNull();
        assertThat(again.errCode()).isNull();
        assertThat(again.creditsCharged()).isNull();
        assertThat(again.lastError()).isNull();
        assertThat(again.digest()).isEqualTo("digest");
    }
}
