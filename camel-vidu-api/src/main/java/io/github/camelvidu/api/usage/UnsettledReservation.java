// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvidu.api.LenientInstant;

/**
 * Credits that the ledger has set aside for something whose end it does not know, though the platform has no task of it
 * under way.
 *
 * @param idempotencyKey of the ledger's row; never null
 * @param state          of the row: {@code RESERVED}, {@code UNCERTAIN} or {@code SUBMITTED}; never null
 * @param kind           never null
 * @param taskId         null when the platform has given none, or its answer was lost
 * @param credits        set aside; null when nobody could tell how many
 * @param reservedAt     since when, on the ledger's clock; never null
 * @param platformState  how the task ended on the platform; null when it does not list the task
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnsettledReservation(
        @JsonProperty("idempotency_key") String idempotencyKey,
        @JsonProperty("state") String state,
        @JsonProperty("kind") String kind,
        @JsonProperty("task_id") String taskId,
        @JsonProperty("credits") Integer credits,
        @JsonProperty("reserved_at") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant reservedAt,
        @JsonProperty("platform_state") String platformState) {

    public UnsettledReservation {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reservedAt, "reservedAt");
    }
}
