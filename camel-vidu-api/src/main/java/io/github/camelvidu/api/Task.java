// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A task as the platform tells it: the answer of a create call, of the creations query, or a row of the task list. The
 * three carry different members (Vidu reference, sections 4, 6.1 and 6.2), so every one but the id and the state may be
 * null.
 *
 * @param id          decimal 64-bit number as text; never null
 * @param state       never null
 * @param errCode     why a failed task failed; null or empty otherwise, and always null in the task list
 * @param credits     credits reserved (create answer) or charged (queries)
 * @param payload     what the request carried, as the platform keeps it; the component takes its marker off before a
 *                    route sees it
 * @param type        the platform's internal name of the kind of task
 * @param model       empty for some kinds
 * @param prompt      as the platform keeps it: it may have been rewritten
 * @param images      links of the input pictures; never null
 * @param duration    seconds
 * @param seed        the seed that was used
 * @param aspectRatio empty when it follows a picture
 * @param resolution  for example {@code 720p}
 * @param offPeak     whether the task runs in the discounted queue
 * @param keyId       the API key that created the task; task list only
 * @param createdAt   task list and create answer only
 * @param creations   the results; never null, empty until the task has succeeded
 * @param other       members that this client does not know, as they came; never null
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        @JsonProperty("id") @JsonAlias("task_id") String id,
        @JsonProperty("state") TaskState state,
        @JsonProperty("err_code") String errCode,
        @JsonProperty("credits") Integer credits,
        @JsonProperty("payload") String payload,
        @JsonProperty("type") String type,
        @JsonProperty("model") String model,
        @JsonProperty("prompt") String prompt,
        @JsonProperty("images") List<String> images,
        @JsonProperty("duration") Double duration,
        @JsonProperty("seed") Long seed,
        @JsonProperty("aspect_ratio") String aspectRatio,
        @JsonProperty("resolution") String resolution,
        @JsonProperty("off_peak") Boolean offPeak,
        @JsonProperty("key_id") String keyId,
        @JsonProperty("created_at") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant createdAt,
        @JsonProperty("creations") List<Creation> creations,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements TaskBuilder.With {

    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        images = images == null ? List.of() : List.copyOf(images);
        creations = creations == null ? List.of() : List.copyOf(creations);
        other = Members.copy(other);
    }

    /** Whether the task will not change any more. */
    public boolean ended() {
        return state.ended();
    }

    /** Names the task without prompt, payload, pictures and signed links. */
    @Override
    public String toString() {
        return "Task[id=" + id + ", state=" + state + ", errCode=" + errCode + ", model=" + model
               + ", credits=" + credits + ", creations=" + creations.size() + "]";
    }
}
