// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.error.ViduCreditsException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code vidu:credits} and {@code vidu:estimate}. */
class CreditsAndEstimateTest extends ViduTestSupport {

    @Test
    void creditsGivesTheBalanceAndTheConcurrency() {
        emulator().script().next(Outcome.stuckIn("processing"));
        submit();

        Credits credits = sendIt("vidu:credits", null).getMessage().getBody(Credits.class);

        assertThat(credits.total()).isEqualTo(100_000 - COST);
        assertThat(credits.remains()).hasSize(1);
        assertThat(credits.remains().get(0).concurrencyLimit()).isEqualTo(5);
        assertThat(credits.packages()).isEmpty();
        assertThat(emulator().requests().to("GET", CREDITS).get(0).rawQuery()).isEmpty();
    }

    @Test
    void creditsWithDetailAlsoGivesThePackages() {
        Credits credits = sendIt("vidu:credits?detail=true", null).getMessage().getBody(Credits.class);

        assertThat(credits.packages()).hasSize(1);
        assertThat(credits.packages().get(0).creditAmount()).isEqualTo(100_000);
        assertThat(credits.packages().get(0).validTo()).isAfter(credits.packages().get(0).validFrom());
        assertThat(credits.total()).as("general_remains repeats remains").isEqualTo(100_000);
        assertThat(emulator().requests().last().rawQuery()).isEqualTo("show_detail=true");
    }

    @Test
    void estimatePricesSubjectsToo() {
        Estimate made = sendIt(
                "vidu:estimate?kind=create-subject",
                Map.of("name", "otto", "images", List.of("https://media.example.com/otto.png"))).getMessage()
                .getBody(Estimate.class);
        Estimate changed = sendIt(
                "vidu:estimate?kind=updateSubject", Map.of("id", "3120457782009988", "style", "realistic")).getMessage()
                .getBody(Estimate.class);

        assertThat(made.credits()).isEqualTo(5);
        assertThat(changed.credits()).isZero();
        assertNothingWasSent();
    }

    @Test
    void estimateSaysWhatGenerateWillCostAndCallsNobody() {
        Exchange estimated = sendIt(GENERATE.replace("generate", "estimate"), PROMPT);

        Estimate estimate = estimated.getMessage().getBody(Estimate.class);
        assertThat(estimate.credits()).isEqualTo(COST);
        assertThat(estimate.lines()).containsExactly("1 s x 7 credits");
        assertThat(estimate.price()).isEqualByComparingTo("0.035");
        assertThat(estimate.currency()).isEqualTo("USD");
        assertThat(estimated.getMessage().getHeader(ViduConstants.CREDITS)).isEqualTo(COST);
        assertNothingWasSent();

        sendIt(GENERATE + "&download=false", PROMPT);
        assertMoney(1, 1, COST);
    }

    @Test
    void estimateNeedsNoApiKey() {
        vidu().getConfiguration().setApiKey(null);

        assertThat(sendIt(GENERATE.replace("generate", "estimate"), PROMPT).getException()).isNull();
        assertNothingWasSent();
    }

    @Test
    void estimateReadsARequestLikeGenerate() {
        Exchange done
                = sendIt("vidu:estimate?duration=1", Map.of("model", "viduq3-turbo", "prompt", PROMPT, "resolution", "540p"));
        assertThat(done.getMessage().getBody(Estimate.class).credits()).isEqualTo(COST);

        Exchange longer
                = sendIt("vidu:estimate?duration=1", Map.of("model", "viduq3-turbo", "prompt", PROMPT, "resolution", "540p"),
                        ViduConstants.DURATION, 4);
        assertThat(longer.getMessage().getBody(Estimate.class).credits()).isGreaterThan(COST);
        assertNothingWasSent();
    }

    @Test
    void estimateOfTheChinaSiteIsInItsCurrency() {
        Estimate estimate = sendIt(GENERATE.replace("generate", "estimate") + "&site=china", PROMPT).getMessage()
                .getBody(Estimate.class);

        assertThat(estimate.currency()).isEqualTo("CNY");
        assertNothingWasSent();
    }

    @Test
    void estimateRefusesWhatGenerateRefuses() {
        String options = "?model=viduq1&duration=4&resolution=540p&aspectRatio=4:3";

        ViduRequestException estimate = failure(sendIt("vidu:estimate" + options, PROMPT), ViduRequestException.class);
        ViduRequestException generate = failure(sendIt("vidu:generate" + options, PROMPT), ViduRequestException.class);

        assertThat(estimate.getFields()).isEqualTo(generate.getFields()).isEqualTo(
                List.of("duration", "aspect_ratio", "resolution"));
        assertThat(estimate).hasMessage(generate.getMessage());
        assertNothingWasSent();
    }

    @Test
    void estimateOfAModelThatNobodyKnowsHasNoCreditsButSaysWhy() {
        Exchange done = sendIt("vidu:estimate?model=viduq9&validation=lenient", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Estimate.class).credits()).isNull();
        assertThat(done.getMessage().getBody(Estimate.class).unpriced()).isNotBlank();
        assertThat(done.getMessage().getHeader(ViduConstants.CREDITS)).isNull();
        assertNothingWasSent();
    }

    @Test
    void tooLittleMoneyIsACreditsErrorThatMayPass() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).reply("CreditInsufficient"));

        Exchange done = sendIt(GENERATE, PROMPT);

        ViduCreditsException failure = failure(done, ViduCreditsException.class);
        assertThat(failure.getReason()).isEqualTo("CreditInsufficient");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).as("not repeated by itself").isEqualTo(1);
        assertMoney(1, 0, 0);
    }
}
