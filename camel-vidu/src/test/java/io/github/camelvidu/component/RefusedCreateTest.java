// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduThrottledException;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates that the platform itself refuses: certainly nothing was created. */
class RefusedCreateTest extends ViduTestSupport {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "BadRequest", ViduRequestException.class, false),
                Arguments.of(400, "FieldInvalid", ViduRequestException.class, false),
                Arguments.of(400, "ImageDownloadFailure", ViduRequestException.class, false),
                Arguments.of(400, "TaskPromptPolicyViolation", ViduPolicyException.class, false),
                Arguments.of(400, "AuditSubmitIllegal", ViduPolicyException.class, false),
                Arguments.of(400, "ModelUnavailable", ViduRequestException.class, true),
                Arguments.of(400, "ReasonOfTomorrow", ViduRequestException.class, false),
                Arguments.of(401, "Unauthorized", ViduAuthenticationException.class, false),
                Arguments.of(403, "Forbidden", ViduAuthenticationException.class, false),
                Arguments.of(404, "NotFound", ViduRequestException.class, false),
                Arguments.of(409, "Conflict", ViduRequestException.class, false));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalInThePlatformsEnvelopeIsDefiniteAndNotRepeated(
            int status, String reason, Class<? extends ViduException> type, boolean retryable) {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).reply(status, reason));

        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduException failure = failure(done, type);
        assertThat(failure.getHttpStatus()).isEqualTo(status);
        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getTraceId()).isNotBlank();
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getTaskId()).isNull();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure).hasMessageContaining(reason).hasMessageContaining(failure.getTraceId());
        assertMoney(1, 0, 0);
    }

    @Test
    void afterARefusalTheSameKeyMayBeTriedAgain() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("Forbidden"));
        sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        Exchange again = sendIt(GENERATE + "&download=false", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(again.getException()).isNull();
        assertMoney(2, 1, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "QuotaExceeded", "TooManyRequests", "SystemThrottling", "OperationInProcess" })
    void laterInAnyOfItsWaysIsTriedAgainWithinTheAttempt(String reason) {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(MAX_ATTEMPTS - 1).reply(reason));

        Exchange done = sendIt(GENERATE + "&download=false", PROMPT);

        assertThat(done.getException()).isNull();
        assertMoney(MAX_ATTEMPTS, 1, COST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "QuotaExceeded", "TooManyRequests", "SystemThrottling", "OperationInProcess" })
    void laterForEverIsAThrottledErrorThatCostNothing(String reason) {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).reply(reason));

        ViduThrottledException failure = failure(sendIt(GENERATE, PROMPT), ViduThrottledException.class);

        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(failure.getTraceId()).isNotBlank();
        assertMoney(MAX_ATTEMPTS, 0, 0);
    }

    @Test
    void retryAfterIsObeyed() {
        emulator().faults()
                .add(Fault.on("POST", TEXT2VIDEO).times(1).reply("TooManyRequests").retryAfter(Duration.ofSeconds(1)));
        long begin = System.nanoTime();

        Exchange done = sendIt(GENERATE + "&waitForCompletion=false", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void aRetryAfterBeyondReasonEndsTheAttemptAtOnce() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).reply("TooManyRequests").retryAfter(Duration.ofHours(1)));

        ViduThrottledException failure = failure(sendIt(GENERATE, PROMPT), ViduThrottledException.class);

        assertThat(failure.getAttempts()).isEqualTo(1);
        assertMoney(1, 0, 0);
    }
}
