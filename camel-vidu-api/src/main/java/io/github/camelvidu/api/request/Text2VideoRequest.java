// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A video from text (Vidu reference, section 5.1). Any component may be null and is not sent then; the limits are those
 * of the catalog and depend on the model.
 *
 * @param model             for example {@code viduq3-pro}; the platform requires it
 * @param style             {@code general} or {@code anime}
 * @param prompt            the platform requires it
 * @param duration          seconds
 * @param seed              0: the platform chooses
 * @param aspectRatio       for example {@code 16:9}
 * @param resolution        for example {@code 720p}
 * @param movementAmplitude {@code auto}, {@code small}, {@code medium} or {@code large}
 * @param bgm               whether library music is added
 * @param audio             whether speech and sounds are generated with the picture
 * @param offPeak           whether to take the cheaper queue, up to 48 hours
 * @param watermark         whether a copy with a watermark is made as well
 * @param wmPosition        1 top left, 2 top right, 3 bottom right, 4 bottom left
 * @param wmUrl             link of the picture that is the watermark
 * @param metaData          JSON text with provenance labels
 * @param payload           passed through
 * @param callbackUrl       is called when the state changes
 * @param other             members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Text2VideoRequest(
        String model,
        String style,
        String prompt,
        Integer duration,
        Long seed,
        String aspectRatio,
        String resolution,
        String movementAmplitude,
        Boolean bgm,
        Boolean audio,
        Boolean offPeak,
        Boolean watermark,
        Integer wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, Text2VideoRequestBuilder.With {

    public static final String KIND = "text2video";

    public Text2VideoRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Text2VideoRequestBuilder builder() {
        return Text2VideoRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor payload nor links. */
    @Override
    public String toString() {
        return new Shown(Text2VideoRequest.class)
                .value("model", model).value("style", style).length("prompt", prompt)
                .value("duration", duration).value("seed", seed).value("aspectRatio", aspectRatio)
                .value("resolution", resolution).value("movementAmplitude", movementAmplitude)
                .value("bgm", bgm).value("audio", audio).value("offPeak", offPeak)
                .value("watermark", watermark).value("wmPosition", wmPosition).length("wmUrl", wmUrl)
                .length("metaData", metaData).length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
