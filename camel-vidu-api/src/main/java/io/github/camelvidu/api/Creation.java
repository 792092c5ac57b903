// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One result of a task. The links are signed and lapse: media after about 24 hours, covers after about one; reading the
 * task again gives fresh ones (Vidu reference, section 6.1).
 *
 * @param id             what {@code video_creation_id} of later requests takes; null when the answer has none
 * @param url            link to the media; null when the answer has none
 * @param coverUrl       link to a still picture; null when there is none
 * @param watermarkedUrl link to the watermarked copy; null unless a watermark was asked for
 * @param moderationUrl  links that only the task list carries; never null
 * @param other          members that this client does not know, as they came; never null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Creation(
        @JsonProperty("id") String id,
        @JsonProperty("url") String url,
        @JsonProperty("cover_url") String coverUrl,
        @JsonProperty("watermarked_url") String watermarkedUrl,
        @JsonProperty("moderation_url") List<String> moderationUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public Creation {
        moderationUrl = moderationUrl == null ? List.of() : List.copyOf(moderationUrl);
        other = Members.copy(other);
    }

    /** Names the creation without its signed links. */
    @Override
    public String toString() {
        return "Creation[id=" + id + "]";
    }
}
