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
 * A person in a picture moves like one in a clip (Vidu reference, section 5.12). Any component may be null and is not
 * sent then; the limits are those of the catalog.
 *
 * @param imageUrl    link of the picture with one person; the platform requires it
 * @param videoUrl    link of the clip to follow, 2 to 30 seconds; the platform requires it
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Image2DanceRequest(
        String imageUrl,
        String videoUrl,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, Image2DanceRequestBuilder.With {

    public static final String KIND = "image2dance";

    public Image2DanceRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Image2DanceRequestBuilder builder() {
        return Image2DanceRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither payload nor links. */
    @Override
    public String toString() {
        return new Shown(Image2DanceRequest.class)
                .length("imageUrl", imageUrl).length("videoUrl", videoUrl).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
