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
 * A video from a picture (Vidu reference, section 5.2). Any component but the pictures may be null and is not sent
 * then; the limits are those of the catalog and depend on the model.
 *
 * @param model             for example {@code viduq3-turbo}; the platform requires it
 * @param images            exactly one picture, the first frame: a link, an {@code ssupload:} URI or a data URI; never
 *                          null, not sent when empty
 * @param prompt            without effect when {@code isRec} is true
 * @param audio             whether speech and sounds are generated with the picture
 * @param audioType         {@code all}, {@code speech_only} or {@code sound_effect_only}
 * @param voiceId           voice of generated speech
 * @param isRec             whether the platform writes the prompt, for more credits
 * @param bgm               whether library music is added
 * @param duration          seconds
 * @param seed              0: the platform chooses
 * @param resolution        for example {@code 720p}
 * @param movementAmplitude {@code auto}, {@code small}, {@code medium} or {@code large}
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
public record Img2VideoRequest(
        String model,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Boolean audio,
        String audioType,
        String voiceId,
        Boolean isRec,
        Boolean bgm,
        Integer duration,
        Long seed,
        String resolution,
        String movementAmplitude,
        Boolean offPeak,
        Boolean watermark,
        Integer wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, Img2VideoRequestBuilder.With {

    public static final String KIND = "img2video";

    public Img2VideoRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Img2VideoRequestBuilder builder() {
        return Img2VideoRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(Img2VideoRequest.class)
                .value("model", model).count("images", images.size()).length("prompt", prompt)
                .value("audio", audio).value("audioType", audioType).value("voiceId", voiceId)
                .value("isRec", isRec).value("bgm", bgm).value("duration", duration).value("seed", seed)
                .value("resolution", resolution).value("movementAmplitude", movementAmplitude)
                .value("offPeak", offPeak).value("watermark", watermark).value("wmPosition", wmPosition)
                .length("wmUrl", wmUrl).length("metaData", metaData).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
