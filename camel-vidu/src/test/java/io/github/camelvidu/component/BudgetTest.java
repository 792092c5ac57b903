// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduCreditsException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.ledger.BudgetPeriod;
import io.github.camelvidu.component.ledger.CreditsUsed;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tasks may cost: refused before it is sent, set aside while it is not known, given back when it cost nothing. */
class BudgetTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";
    private static final String TWO_AN_HOUR = NO_DOWNLOAD + "&maxCreditsPerHour=" + 2 * COST;

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(ledger);
    }

    @Test
    void aTaskThatWouldCostTooMuchIsRefused() {
        ViduCreditsException failure = failure(
                sendIt(NO_DOWNLOAD + "&maxCreditsPerTask=" + (COST - 1), PROMPT), ViduCreditsException.class);

        assertThat(failure).hasMessageContaining("would cost " + COST)
                .hasMessageContaining("maxCreditsPerTask is " + (COST - 1));
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertNothingWasSent();
        assertThat(sendIt(NO_DOWNLOAD + "&maxCreditsPerTask=" + COST, PROMPT).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "maxCreditsPerHour", "maxCreditsPerDay" })
    void whatWouldGoBeyondTheHourOrTheDayIsRefusedUntilTheNext(String option) {
        String uri = NO_DOWNLOAD + "&" + option + "=" + (3 * COST - 1);
        assertThat(sendIt(uri, PROMPT).getException()).isNull();
        assertThat(sendIt(uri, PROMPT).getException()).isNull();

        ViduCreditsException failure = failure(sendIt(uri, PROMPT), ViduCreditsException.class);

        assertThat(failure).hasMessageContaining(2 * COST + " of the " + (3 * COST - 1) + " of " + option)
                .hasMessageContaining("begins at");
        assertThat(failure.isRetryable()).isTrue();
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void theTasksOfAllEndpointsOfTheAccountCount() {
        sendIt(NO_DOWNLOAD, PROMPT);
        sendIt(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT);

        failure(sendIt(TWO_AN_HOUR, PROMPT), ViduCreditsException.class);
        assertThat(sendIt(TWO_AN_HOUR + "&accountName=second", PROMPT).getException()).isNull();
    }

    @Test
    void aTaskThatRunsCountsAsIfItWerePaid() {
        emulator().script().next(Outcome.stuckIn("processing"), Outcome.stuckIn("processing"));
        submit();
        submit();

        failure(sendIt(TWO_AN_HOUR, PROMPT), ViduCreditsException.class);
        assertThat(used()).isEqualTo(new CreditsUsed(2 * COST, 0));
    }

    @Test
    void aRefusalGivesTheCreditsBack() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(2).reply("Forbidden"));
        sendIt(TWO_AN_HOUR, PROMPT);
        sendIt(TWO_AN_HOUR, PROMPT);

        assertThat(sendIt(TWO_AN_HOUR, PROMPT).getException()).isNull();
        assertThat(used()).isEqualTo(new CreditsUsed(0, COST));
    }

    @Test
    void aFailureThatCostNothingGivesTheCreditsBack() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        sendIt(TWO_AN_HOUR, PROMPT);

        assertThat(used()).isEqualTo(CreditsUsed.NONE);
    }

    @Test
    void aProofThatNothingWasCreatedGivesTheCreditsBack() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        sendIt(TWO_AN_HOUR + "&uncertain=fail", PROMPT);

        Awaitility.await().untilAsserted(() -> assertThat(used()).isEqualTo(CreditsUsed.NONE));
    }

    @Test
    void whatIsUncertainStaysSetAside() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        failure(sendIt(TWO_AN_HOUR + "&uncertain=fail", PROMPT), ViduSubmitUncertainException.class, Money.UNKNOWN);

        assertThat(sendIt(TWO_AN_HOUR + "&waitForCompletion=false", PROMPT).getException()).isNull();

        failure(sendIt(TWO_AN_HOUR, PROMPT), ViduCreditsException.class);
        assertThat(used()).isEqualTo(new CreditsUsed(2 * COST, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "maxCreditsPerTask", "maxCreditsPerHour", "maxCreditsPerDay" })
    void whatHasNoKnownPriceIsRefusedWhileABudgetIsSet(String option) {
        String uri = "vidu:generate?model=viduq9&validation=lenient&download=false";

        ViduCreditsException failure = failure(sendIt(uri + "&" + option + "=100000", PROMPT), ViduCreditsException.class);

        assertThat(failure).hasMessageContaining("no known price");
        assertThat(failure.isRetryable()).isFalse();
        assertNothingWasSent();
        failure(sendIt(uri, PROMPT), ViduRequestException.class);
        assertThat(creates()).as("without a budget it is for the platform to say").isEqualTo(1);
    }

    @Test
    void aSubjectCostsNothingAndIsMadeUnderAnyBudget() {
        vidu().getConfiguration().setMaxCreditsPerDay(0);

        Exchange done = sendIt("vidu:create-subject",
                Map.of("name", "keeper", "images", List.of("https://media.example.com/keeper.png")));

        assertThat(done.getException()).isNull();
        failure(sendIt(NO_DOWNLOAD, PROMPT), ViduCreditsException.class);
    }

    private CreditsUsed used() {
        return ledger.used(emulator().url() + "#default", BudgetPeriod.HOUR, ledger.now());
    }
}
