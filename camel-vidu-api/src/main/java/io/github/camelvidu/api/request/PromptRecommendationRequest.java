// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Prompts that suit a picture (Vidu reference, section 5.16). The answer of the call is the result. Any component but
 * the lists may be null and is not sent then; the limits are those of the catalog.
 *
 * @param images     exactly one picture: a link, an {@code ssupload:} URI or a data URI; never null, not sent when
 *                   empty
 * @param type       kinds that the prompts are for, one or more, for example {@code img2video}; never null, not sent
 *                   when empty
 * @param resolution {@code 360p} or {@code 720p}
 * @param count      how many prompts for each kind, 1 to 10
 * @param other      members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromptRecommendationRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> type,
        String resolution,
        Integer count,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            PromptRecommendationRequestBuilder.With {

    public static final String KIND = "img2video-prompt-recommendation";

    public PromptRecommendationRequest {
        images = Copies.of(images);
        type = Copies.of(type);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static PromptRecommendationRequestBuilder builder() {
        return PromptRecommendationRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows no pictures. */
    @Override
    public String toString() {
        return new Shown(PromptRecommendationRequest.class)
                .count("images", images.size()).count("type", type.size()).value("resolution", resolution)
                .value("count", count)
                .other(other);
    }
}
