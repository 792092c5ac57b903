// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A prompt that the platform recommends for a picture, one of {@code prompts} in its answer (Vidu reference, section
 * 5.16). A component is null when the answer has none.
 *
 * @param type       the kind of request that it is for, for example {@code template} or {@code img2video}
 * @param content    text to show to a user
 * @param prompt     text to send; for {@code template} only
 * @param template   id of the effect; for {@code template} only
 * @param resolution for example {@code 360p}; for {@code template} only
 * @param other      members that this client does not know, as they came; never null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommendedPrompt(
        @JsonProperty("type") String type,
        @JsonProperty("content") String content,
        @JsonProperty("prompt") String prompt,
        @JsonProperty("template") String template,
        @JsonProperty("resolution") String resolution,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public RecommendedPrompt {
        other = Members.copy(other);
    }

    /** Names kind and effect without the texts. */
    @Override
    public String toString() {
        return "RecommendedPrompt[type=" + type + ", template=" + template + ", resolution=" + resolution + "]";
    }
}
