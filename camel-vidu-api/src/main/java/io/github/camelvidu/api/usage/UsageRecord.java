// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvidu.api.LenientInstant;
import io.github.camelvidu.api.TaskState;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What one task used. Computed from the platform's task list and the component's ledger, since the platform has no call
 * for it (Vidu reference, sections 6.2 and 8.1).
 *
 * @param taskId     decimal 64-bit number as text; never null
 * @param createdAt  when the task was created, by which it belongs to an hour and a day of UTC; of those from the
 *                   ledger, when its credits were reserved there. Never null
 * @param kind       for example {@code text2video}; the platform's internal name when nothing better is known; null
 *                   when it has none
 * @param model      null when there is none
 * @param resolution for example {@code 720p}; null when there is none, and of those from the ledger
 * @param duration   seconds; null when there is none, and of those from the ledger
 * @param state      as the platform names it; never null
 * @param credits    charged when the task has ended, reserved until then; null when the platform does not tell
 * @param key        nickname of the API key that the component sent the request with; null when it has none, and of
 *                   tasks that others created
 * @param keyId      the platform's id of the API key; null when it does not tell, and of those from the ledger
 * @param source     never null
 */
@RecordBuilder
@JsonPropertyOrder({
        "task_id", "created_at", "kind", "model", "resolution", "duration", "state", "credits", "key", "key_id",
        "source" })
public record UsageRecord(
        @JsonProperty("task_id") String taskId,
        @JsonProperty("created_at") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant createdAt,
        @JsonProperty("kind") String kind,
        @JsonProperty("model") String model,
        @JsonProperty("resolution") String resolution,
        @JsonProperty("duration") Double duration,
        @JsonProperty("state") TaskState state,
        @JsonProperty("credits") Integer credits,
        @JsonProperty("key") String key,
        @JsonProperty("key_id") String keyId,
        @JsonProperty("source") UsageSource source) implements UsageRecordBuilder.With {

    public UsageRecord {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(source, "source");
    }

    /** Credits that the task has cost; 0 before its end. */
    public int charged() {
        return state.ended() && credits != null ? credits : 0;
    }

    /** Credits that are set aside for the task; 0 after its end. */
    public int reserved() {
        return !state.ended() && credits != null ? credits : 0;
    }
}
