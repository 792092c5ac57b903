// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

import java.io.Serializable;
import java.util.Objects;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What is known about a failure, for a route that decides and a person who looks. It never holds a secret, a prompt or
 * a link.
 *
 * @param idempotencyKey the key of the ledger row; null for calls that create nothing
 * @param marker         what the platform's {@code payload} was prefixed with; null when the request carried none
 * @param taskId         the task, when there is one; else null
 * @param kind           the kind of {@code generate}, for example {@code text2video}; null for other calls
 * @param model          the model asked for; null when none was
 * @param httpStatus     the status of the answer; 0 when there was no answer
 * @param reason         the platform's reason name or the {@code err_code} of the task; null when it gave none
 * @param traceId        what the platform's support asks for; null when the answer had none
 * @param attempts       how many times the request was sent
 * @param retryable      whether the same request may succeed later without being changed
 * @param money          never null
 */
@RecordBuilder
public record FailureDetails(
        String idempotencyKey,
        String marker,
        String taskId,
        String kind,
        String model,
        int httpStatus,
        String reason,
        String traceId,
        int attempts,
        boolean retryable,
        Money money) implements Serializable, FailureDetailsBuilder.With {

    /** A failure of which nothing is known but that it cost nothing. */
    public static final FailureDetails NONE
            = new FailureDetails(null, null, null, null, null, 0, null, null, 0, false, Money.NOT_CHARGED);

    public FailureDetails {
        Objects.requireNonNull(money, "money");
    }
}
