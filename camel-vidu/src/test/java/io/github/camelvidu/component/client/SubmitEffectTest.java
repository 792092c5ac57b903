// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import io.github.camelvidu.component.client.SubmitEffect.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule that decides about money: status and envelope, or whether a byte was sent. */
class SubmitEffectTest {

    private static final String REASON = "AnyReason";

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 402, 403, 404, 405, 409, 413, 422, 429, 451, 498 })
    void a4xxInThePlatformsEnvelopeIsCertainlyWithoutEffect(int status) {
        assertThat(SubmitEffect.certainlyNone(Transfer.ANSWERED, status, REASON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 499 })
    void aConnectionThatBrokeIsNoDecision(int status) {
        assertThat(SubmitEffect.certainlyNone(Transfer.ANSWERED, status, REASON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = { 100, 199, 200, 201, 204, 299, 300, 302, 307, 308, 399, 500, 502, 503, 504, 599, 600, 0, -1 })
    void everyOtherStatusIsUncertainEvenWithAnEnvelope(int status) {
        assertThat(SubmitEffect.certainlyNone(Transfer.ANSWERED, status, REASON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 302, 400, 401, 403, 404, 408, 429, 499, 500, 502, 503 })
    void withoutTheEnvelopeEveryStatusIsUncertain(int status) {
        assertThat(SubmitEffect.certainlyNone(Transfer.ANSWERED, status, null)).isFalse();
    }

    @Test
    void withoutAnAnswerOnlyARequestThatWasNeverSentIsWithoutEffect() {
        assertThat(SubmitEffect.certainlyNone(Transfer.NOT_WRITTEN, 0, null)).isTrue();
        assertThat(SubmitEffect.certainlyNone(Transfer.NOT_ANSWERED, 0, null)).isFalse();
    }
}
