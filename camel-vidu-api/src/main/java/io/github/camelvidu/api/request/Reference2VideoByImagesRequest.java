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
 * A video after reference pictures, the second of the two bodies of this kind; {@link Reference2VideoBySubjectsRequest}
 * is the first (Vidu reference, section 5.4). Any component but the lists may be null and is not sent then; the limits
 * are those of the catalog and depend on the model.
 *
 * @param model             for example {@code viduq3-mix}; the platform requires it
 * @param images            reference pictures, at least one: each a link, an {@code ssupload:} URI or a data URI; never
 *                          null, not sent when empty
 * @param videos            reference clips, for models that take them: each a link or a data URI; never null, not sent
 *                          when empty
 * @param sounds            reference voices, for models that take them: each a link or a data URI; never null, not sent
 *                          when empty
 * @param prompt            the platform requires it
 * @param bgm               whether library music is added
 * @param audio             whether speech and sounds are generated with the picture
 * @param duration          seconds; 0: the platform chooses, with models that allow it
 * @param seed              0: the platform chooses
 * @param aspectRatio       for example {@code 16:9}
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
public record Reference2VideoByImagesRequest(
        String model,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> videos,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sounds,
        String prompt,
        Boolean bgm,
        Boolean audio,
        Integer duration,
        Long seed,
        String aspectRatio,
        String resolution,
        String movementAmplitude,
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
            Reference2VideoByImagesRequestBuilder.With {

    public static final String KIND = "reference2video";

    public Reference2VideoByImagesRequest {
        images = Copies.of(images);
        videos = Copies.of(videos);
        sounds = Copies.of(sounds);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Reference2VideoByImagesRequestBuilder builder() {
        return Reference2VideoByImagesRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(Reference2VideoByImagesRequest.class)
                .value("model", model).count("images", images.size()).count("videos", videos.size())
                .count("sounds", sounds.size()).length("prompt", prompt).value("bgm", bgm).value("audio", audio)
                .value("duration", duration).value("seed", seed).value("aspectRatio", aspectRatio)
                .value("resolution", resolution).value("movementAmplitude", movementAmplitude)
                .value("offPeak", offPeak).value("watermark", watermark).value("wmPosition", wmPosition)
                .length("wmUrl", wmUrl).length("metaData", metaData).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
