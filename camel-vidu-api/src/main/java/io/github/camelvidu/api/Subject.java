// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A subject of the library: the answer of creating or changing one, or a row of the list (Vidu reference, section 8.2).
 * Later requests name it by its id. A component but the lists is null when the answer has none.
 *
 * @param id          what {@code server_id} of later requests takes
 * @param name        what prompts call it
 * @param images      links of its pictures; never null
 * @param videos      links of its clips; never null
 * @param voiceId     its voice
 * @param style       null for the platform's own subjects
 * @param description null for the platform's own subjects
 * @param credits     what creating it cost; create answer only
 * @param other       members that this client does not know, as they came; never null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("images") List<String> images,
        @JsonProperty("videos") List<String> videos,
        @JsonProperty("voice_id") String voiceId,
        @JsonProperty("style") String style,
        @JsonProperty("description") String description,
        @JsonProperty("credits") Integer credits,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public Subject {
        images = images == null ? List.of() : List.copyOf(images);
        videos = videos == null ? List.of() : List.copyOf(videos);
        other = Members.copy(other);
    }

    /** Names the subject without its name, pictures, clips and description. */
    @Override
    public String toString() {
        return "Subject[id=" + id + ", images=" + images.size() + ", videos=" + videos.size() + ", credits=" + credits + "]";
    }
}
