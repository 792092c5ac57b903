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
 * A video between a first and a last picture (Vidu reference, section 5.3). Any component but the list may be null and
 * is not sent then; the limits are those of the catalog and depend on the model.
 *
 * @param model             for example {@code viduq3-turbo}; the platform requires it
 * @param images            exactly two pictures, the first and the last frame, of nearly the same size: each a link, an
 *                          {@code ssupload:} URI or a data URI; never null, not sent when empty
 * @param prompt            without effect when {@code isRec} is true; up to 5000 characters
 * @param isRec             whether the platform writes the prompt, for more credits
 * @param duration          seconds
 * @param seed              0: the platform chooses
 * @param resolution        for example {@code 720p}
 * @param movementAmplitude {@code auto}, {@code small}, {@code medium} or {@code large}
 * @param audio             whether speech and sounds are generated with the picture; Q3 models only
 * @param bgm               whether library music is added
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
public record StartEnd2VideoRequest(
        String model,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Boolean isRec,
        Integer duration,
        Long seed,
        String resolution,
        String movementAmplitude,
        Boolean audio,
        Boolean bgm,
        Boolean offPeak,
        Boolean watermark,
        Integer wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            StartEnd2VideoRequestBuilder.With {

    public static final String KIND = "start-end2video";

    public StartEnd2VideoRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static StartEnd2VideoRequestBuilder builder() {
        return StartEnd2VideoRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(StartEnd2VideoRequest.class)
                .value("model", model).count("images", images.size()).length("prompt", prompt)
                .value("isRec", isRec).value("duration", duration).value("seed", seed)
                .value("resolution", resolution).value("movementAmplitude", movementAmplitude)
                .value("audio", audio).value("bgm", bgm).value("offPeak", offPeak).value("watermark", watermark)
                .value("wmPosition", wmPosition).length("wmUrl", wmUrl).length("metaData", metaData)
                .length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
