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
 * A video through a row of key frames (Vidu reference, section 5.6). Any component but the list may be null and is not
 * sent then; the limits are those of the catalog and depend on the model.
 *
 * @param model         for example {@code viduq2-turbo}; the platform requires it
 * @param startImage    the first frame: a link, an {@code ssupload:} URI or a data URI; the platform requires it
 * @param imageSettings two to nine key frames in their order; never null, not sent when empty
 * @param resolution    for example {@code 720p}
 * @param watermark     whether a copy with a watermark is made as well
 * @param wmPosition    {@code top_left}, {@code top_right}, {@code bottom_right} or {@code bottom_left}
 * @param wmUrl         link of the picture that is the watermark
 * @param metaData      JSON text with provenance labels
 * @param payload       passed through
 * @param callbackUrl   is called when the state changes
 * @param other         members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MultiframeRequest(
        String model,
        String startImage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MultiframeImageSetting> imageSettings,
        String resolution,
        Boolean watermark,
        String wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, MultiframeRequestBuilder.With {

    public static final String KIND = "multiframe";

    public MultiframeRequest {
        imageSettings = Copies.of(imageSettings);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static MultiframeRequestBuilder builder() {
        return MultiframeRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(MultiframeRequest.class)
                .value("model", model).length("startImage", startImage)
                .count("imageSettings", imageSettings.size()).value("resolution", resolution)
                .value("watermark", watermark).value("wmPosition", wmPosition).length("wmUrl", wmUrl)
                .length("metaData", metaData).length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
