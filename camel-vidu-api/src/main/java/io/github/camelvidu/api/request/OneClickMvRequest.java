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
 * A music video from pictures and a song (Vidu reference, section 5.18). Any component but the list may be null and is
 * not sent then; the limits are those of the catalog.
 *
 * @param images        one to seven pictures: each a link, an {@code ssupload:} URI or a data URI; never null, not sent
 *                      when empty
 * @param audioUrl      the song, 10 to 180 seconds: a link or a data URI; the platform requires it
 * @param lipSync       whether lips move to the song, for more credits; {@code lipRefUrl} is then required
 * @param lipRefUrl     link of a picture of the face that sings
 * @param prompt        up to 3000 characters
 * @param aspectRatio   for example {@code 16:9}
 * @param quality       {@code standard} or {@code high}
 * @param resolution    for example {@code 720p}
 * @param addSubtitle   whether subtitles are shown
 * @param subtitleColor for example {@code #FFFFFF}
 * @param language      {@code en} or {@code zh}; the platform finds out when null
 * @param srtUrl        link of a file with the subtitles
 * @param callbackUrl   is called when the state changes
 * @param other         members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneClickMvRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String audioUrl,
        Boolean lipSync,
        String lipRefUrl,
        String prompt,
        String aspectRatio,
        String quality,
        String resolution,
        Boolean addSubtitle,
        String subtitleColor,
        String language,
        String srtUrl,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, OneClickMvRequestBuilder.With {

    public static final String KIND = "one-click-mv";

    public OneClickMvRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static OneClickMvRequestBuilder builder() {
        return OneClickMvRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(OneClickMvRequest.class)
                .count("images", images.size()).length("audioUrl", audioUrl).value("lipSync", lipSync)
                .length("lipRefUrl", lipRefUrl).length("prompt", prompt).value("aspectRatio", aspectRatio)
                .value("quality", quality).value("resolution", resolution).value("addSubtitle", addSubtitle)
                .value("subtitleColor", subtitleColor).value("language", language).length("srtUrl", srtUrl)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
