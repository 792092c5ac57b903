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
 * A clip made again with other pictures (Vidu reference, section 5.18). Any component but the list may be null and is
 * not sent then; the limits are those of the catalog.
 *
 * @param videoUrl    the clip, 5 to 180 seconds: a link or a data URI; the platform requires it
 * @param images      one to seven pictures: each a link, an {@code ssupload:} URI or a data URI; never null, not sent
 *                    when empty
 * @param prompt      up to 2000 characters
 * @param aspectRatio for example {@code 16:9}
 * @param resolution  for example {@code 720p}
 * @param removeAudio whether the sound of the clip is dropped
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrendingReplicateRequest(
        String videoUrl,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        String aspectRatio,
        String resolution,
        Boolean removeAudio,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            TrendingReplicateRequestBuilder.With {

    public static final String KIND = "trending-replicate";

    public TrendingReplicateRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static TrendingReplicateRequestBuilder builder() {
        return TrendingReplicateRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(TrendingReplicateRequest.class)
                .length("videoUrl", videoUrl).count("images", images.size()).length("prompt", prompt)
                .value("aspectRatio", aspectRatio).value("resolution", resolution)
                .value("removeAudio", removeAudio).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
