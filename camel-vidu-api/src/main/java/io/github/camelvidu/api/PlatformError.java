// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The platform's own error envelope (Vidu reference, section 10). An answer without a {@code reason} is not one: it
 * comes from something between us and the platform, and says nothing about what the platform did.
 *
 * @param code    the HTTP status, repeated in the body; 0 when it is missing
 * @param reason  machine-readable name of the error, for example {@code FieldInvalid}; never null or empty
 * @param message what the platform says; empty when it says nothing
 * @param traceId what the platform's support asks for; null when the envelope has none
 * @param fields  the members at fault; null when the envelope names none
 */
public record PlatformError(int code, String reason, String message, String traceId, String fields) {

    public PlatformError {
        Objects.requireNonNull(reason, "reason");
    }

    /** Reads an envelope; empty when the answer is not one. */
    public static Optional<PlatformError> of(JsonNode answer) {
        String reason = text(answer, "reason");
        if (reason == null || reason.isEmpty()) {
            return Optional.empty();
        }
        JsonNode metadata = answer.path("metadata");
        return Optional.of(new PlatformError(
                answer.path("code").asInt(), reason, answer.path("message").asText(""),
                text(metadata, "trace_id"), text(metadata, "fields")));
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() ? value.textValue() : null;
    }
}
