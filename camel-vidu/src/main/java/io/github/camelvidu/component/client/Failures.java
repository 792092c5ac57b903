// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.camelvidu.api.PlatformError;
import io.github.camelvidu.api.error.ErrorCategory;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduCreditsException;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduThrottledException;
import io.github.camelvidu.component.client.SubmitEffect.Transfer;

/** Turns what came back, or did not, into the exceptions that a route names. */
final class Failures {

    private final String contact;

    /** @param contact the mail address of the platform's support */
    Failures(String contact) {
        this.contact = contact;
    }

    <T> Answer.Failed<T> noAnswer(CallFailedException cause) {
        FailureDetails details = FailureDetails.NONE.withRetryable(true);
        boolean ofFile = cause.getCause() instanceof UnreadableBodyException unreadable && unreadable.isOfFile();
        return new Answer.Failed<>(
                ofFile
                        ? new ViduMediaException(cause.getMessage(), details, cause)
                        : new ViduServerException(cause.getMessage(), details, cause),
                SubmitEffect.certainlyNone(
                        cause.requestSent() ? Transfer.NOT_ANSWERED : Transfer.NOT_WRITTEN, 0, null),
                false, Optional.empty());
    }

    <T> Answer.Failed<T> unreadable(HttpCall call, HttpReply reply) {
        FailureDetails details = FailureDetails.NONE.withHttpStatus(reply.status()).withRetryable(true);
        return new Answer.Failed<>(
                new ViduServerException(
                        call + " was answered with status " + reply.status() + " and " + reply.body().length
                                        + " bytes that are not what the platform sends",
                        details, null),
                SubmitEffect.certainlyNone(Transfer.ANSWERED, reply.status(), null), false, Optional.empty());
    }

    <T> Answer.Failed<T> refused(HttpCall call, HttpReply reply, Optional<PlatformError> envelope, Instant now) {
        PlatformError error = envelope.orElse(null);
        String reason = error == null ? null : error.reason();
        ErrorCategory category = ErrorReasons.category(reason, reply.status());
        FailureDetails details = FailureDetails.NONE
                .withHttpStatus(reply.status())
                .withReason(reason)
                .withTraceId(error == null ? null : error.traceId())
                .withRetryable(ErrorReasons.retryable(reason, reply.status()))
                .withMoney(Money.NOT_CHARGED);
        Optional<Duration> retryAfter = reply.retryAfter(reply.date().orElse(now));
        return new Answer.Failed<>(
                exception(category, message(call, reply, error), error, details),
                SubmitEffect.certainlyNone(Transfer.ANSWERED, reply.status(), reason), category == ErrorCategory.THROTTLED,
                retryAfter);
    }

    private ViduException exception(ErrorCategory category, String message, PlatformError error, FailureDetails details) {
        return switch (category) {
            case AUTHENTICATION -> new ViduAuthenticationException(
                    message + ". Is the API key right, active, and of this site? Support: " + contact, details, null);
            case CREDITS -> new ViduCreditsException(message, details, null);
            case POLICY -> new ViduPolicyException(message, details, null);
            case THROTTLED -> new ViduThrottledException(message, details, null);
            case REQUEST, NOT_FOUND, CANCELLED -> new ViduRequestException(message, fields(error), details, null);
            case SERVER -> new ViduServerException(message, details, null);
        };
    }

    private static String message(HttpCall call, HttpReply reply, PlatformError error) {
        StringBuilder message = new StringBuilder().append(call).append(" was answered with ").append(reply.status());
        if (error == null) {
            return message.append(" by something that is not the platform (no reason given)").toString();
        }
        message.append(' ').append(error.reason());
        if (!error.message().isEmpty()) {
            message.append(": ").append(error.message());
        }
        if (error.traceId() != null) {
            message.append(" (trace id ").append(error.traceId()).append(')');
        }
        return message.toString();
    }

    private static List<String> fields(PlatformError error) {
        return error == null || error.fields() == null || error.fields().isBlank()
                ? List.of() : Arrays.stream(error.fields().split("[,\\s]+")).filter(field -> !field.isEmpty()).toList();
    }
}
