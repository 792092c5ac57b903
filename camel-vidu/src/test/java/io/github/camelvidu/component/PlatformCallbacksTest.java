// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;

import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform itself calls back, in order and otherwise. */
class PlatformCallbacksTest extends CalledBackTestSupport {

    private static final Duration SOON = Duration.ofSeconds(10);

    private MockEndpoint told;

    @Override
    void configure(ViduComponent vidu) {
        super.configure(vidu);
        vidu.setPollInterval(600_000);
    }

    @Test
    void aResultIsThereAsSoonAsThePlatformCallsThoughNobodyPolls() {
        Exchange done = sendIt(NO_DOWNLOAD, PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        assertThat(sent().path("callback_url").asText()).isEqualTo(address);
        assertThatWasTold("success");
        assertMoney(1, 1, COST);
    }

    @Test
    void anAddressOfTheRoutesOwnIsUsedAsItIs() {
        Exchange done = sendIt(NO_DOWNLOAD, PROMPT, ViduConstants.CALLBACK_URL, address + "?route=render&tenant=a%2Bb");

        assertThat(done.getException()).isNull();
        awaitAnswers();
        assertThat(emulator().callbacks().all()).extracting(RecordedCallback::status).containsOnly(200);
    }

    @Test
    void whatFailedIsReadBackWhateverTheCallbackSays() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        emulator().faults().add(CallbackFault.on("failed").member("state", "success").member("credits", 0));

        Exchange done = sendIt(NO_DOWNLOAD, PROMPT);

        assertThat(failure(done, ViduPolicyException.class).getReason()).isEqualTo("CreationPolicyViolation");
        assertThatWasTold("failed");
    }

    static List<CallbackFault> whatIsHarmless() {
        return List.of(
                CallbackFault.on("*").twice(), CallbackFault.on("processing").afterEnd(), CallbackFault.on("processing").drop(),
                CallbackFault.on("success").replay(Duration.ofMillis(10)),
                CallbackFault.on("processing").signWith("vda_other"), CallbackFault.on("processing").forge());
    }

    @ParameterizedTest
    @MethodSource("whatIsHarmless")
    void theRouteIsToldEachStateOnceHoweverOftenAndInWhichOrderThePlatformCalls(CallbackFault fault) {
        emulator().faults().add(fault);

        Exchange done = sendIt(NO_DOWNLOAD, PROMPT);

        assertThat(done.getException()).isNull();
        assertThatWasTold("success");
        assertMoney(1, 1, COST);
    }

    /** Each state once, the last one the given. */
    private void assertThatWasTold(String state) {
        told = getMockEndpoint("mock:told");
        awaitAnswers();
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(states()).contains(state).doesNotHaveDuplicates());
    }

    private static void awaitAnswers() {
        Awaitility.await().atMost(SOON).until(() -> emulator().callbacks().all().stream().allMatch(RecordedCallback::over));
    }

    private List<String> states() {
        return told.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(ViduConstants.STATE, String.class)).toList();
    }
}
