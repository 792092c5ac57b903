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
 * More of a video (Vidu reference, section 5.9). The platform requires exactly one of {@code videoCreationId} and
 * {@code videoUrl}. Any component but the list may be null and is not sent then; the limits are those of the catalog
 * and depend on the model.
 *
 * @param model           for example {@code viduq2-turbo}; the platform requires it
 * @param videoCreationId an earlier result of the platform, {@code id} of its creation
 * @param videoUrl        link of any other clip of 4 to 60 seconds
 * @param images          at most one picture, the last frame to reach: a link, an {@code ssupload:} URI or a data URI;
 *                        never null, not sent when empty
 * @param prompt          guides the part that is added
 * @param duration        seconds to add
 * @param resolution      for example {@code 720p}
 * @param watermark       whether a copy with a watermark is made as well
 * @param wmPosition      {@code top_left}, {@code top_right}, {@code bottom_right} or {@code bottom_left}
 * @param wmUrl           link of the picture that is the watermark
 * @param metaData        JSON text with provenance labels
 * @param payload         passed through
 * @param callbackUrl     is called when the state changes
 * @param other           members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExtendRequest(
        String model,
        String videoCreationId,
        String videoUrl,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Integer duration,
        String resolution,
        Boolean watermark,
        String wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, ExtendRequestBuilder.With {

    public static final String KIND = "extend";

    public ExtendRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static ExtendRequestBuilder builder() {
        return ExtendRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(ExtendRequest.class)
                .value("model", model).value("videoCreationId", videoCreationId).length("videoUrl", videoUrl)
                .count("images", images.size()).length("prompt", prompt).value("duration", duration)
                .value("resolution", resolution).value("watermark", watermark).value("wmPosition", wmPosition)
                .length("wmUrl", wmUrl).length("metaData", metaData).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
