// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ViduExceptionTest {

    private static final FailureDetails DETAILS = new FailureDetails(
            "key", "marker", "42", "text2video", "viduq2", 400, "FieldInvalid", "trace", 3, false, Money.NOT_CHARGED);

    @Test
    void moreThatIsKnownMakesAnotherExceptionOfTheSameKind() {
        IOException cause = new IOException("cause");
        ViduRequestException before
                = new ViduRequestException("wrong", List.of("duration"), FailureDetails.NONE, cause);
        before.addSuppressed(new IllegalStateException("beside"));

        ViduException after = before.with(DETAILS);

        assertThat(after).isExactlyInstanceOf(ViduRequestException.class).hasMessage("wrong").hasCause(cause);
        assertThat(((ViduRequestException) after).getFields()).containsExactly("duration");
        assertThat(after.getStackTrace()).isEqualTo(before.getStackTrace());
        assertThat(after.getSuppressed()).hasSize(1);
        assertThat(before.getTaskId()).isNull();
    }

    @Test
    void allThatIsKnownCanBeAskedFor() {
        ViduException exception = new ViduTaskFailedException("failed", DETAILS, null);

        assertThat(exception.getIdempotencyKey()).isEqualTo("key");
        assertThat(exception.getMarker()).isEqualTo("marker");
        assertThat(exception.getTaskId()).isEqualTo("42");
        assertThat(exception.getKind()).isEqualTo("text2video");
        assertThat(exception.getModel()).isEqualTo("viduq2");
        assertThat(exception.getHttpStatus()).isEqualTo(400);
        assertThat(exception.getReason()).isEqualTo("FieldInvalid");
        assertThat(exception.getTraceId()).isEqualTo("trace");
        assertThat(exception.getAttempts()).isEqualTo(3);
        assertThat(exception.isRetryable()).isFalse();
        assertThat(exception.getMoney()).isEqualTo(Money.NOT_CHARGED);
    }

    @Test
    void eachKindStaysItselfWhenMoreIsKnown() {
        List<ViduException> kinds = List.of(
                new ViduAuthenticationException("x", DETAILS, null), new ViduCreditsException("x", DETAILS, null),
                new ViduMediaException("x", DETAILS, null), new ViduPolicyException("x", DETAILS, null),
                new ViduRequestException("x", List.of(), DETAILS, null), new ViduServerException("x", DETAILS, null),
                new ViduSubmitUncertainException("x", DETAILS, null), new ViduTaskFailedException("x", DETAILS, null),
                new ViduTaskTimeoutException("x", DETAILS, null), new ViduThrottledException("x", DETAILS, null));

        assertThat(kinds).allSatisfy(kind -> assertThat(kind.with(FailureDetails.NONE)).isExactlyInstanceOf(kind.getClass()));
    }

    @Test
    void itCanBeSentToAnotherProcess() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ViduMediaException("gone", DETAILS, null));
        }

        ViduException read = (ViduException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read).hasMessage("gone");
        assertThat(read.details()).isEqualTo(DETAILS);
    }

    @ParameterizedTest
    @CsvSource({
            "FieldInvalid, 400, REQUEST, false", "CreditInsufficient, 400, CREDITS, true",
            "Unauthorized, 401, AUTHENTICATION, false",
            "Forbidden, 403, AUTHENTICATION, false", "TaskNotFound, 404, NOT_FOUND, false", "Conflict, 409, REQUEST, false",
            "OperationInProcess, 400, THROTTLED, true", "QuotaExceeded, 429, THROTTLED, true",
            "AuditSubmitIllegal, 400, POLICY, false", "CreationPolicyViolation, 0, POLICY, false",
            "UserCancelled, 0, CANCELLED, false", "InternalServiceFailure, 500, SERVER, true", "Unknown, 0, SERVER, true",
            "SomethingNew, 400, REQUEST, false", "SomethingNew, 429, THROTTLED, true", "SomethingNew, 503, SERVER, true",
            ", 502, SERVER, true", ", 401, AUTHENTICATION, false" })
    void aReasonTellsWhatTheFailureIsAboutAndAnUnknownOneIsJudgedByItsStatus(
            String reason, int status, ErrorCategory category, boolean retryable) {
        assertThat(ErrorReasons.category(reason, status)).isEqualTo(category);
        assertThat(ErrorReasons.retryable(reason, status)).isEqualTo(retryable);
    }
}
