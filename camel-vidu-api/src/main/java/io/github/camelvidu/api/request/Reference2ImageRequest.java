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
 * A picture from text, or from text and pictures (Vidu reference, section 5.5). Any component but the list may be null
 * and is not sent then; the limits are those of the catalog and depend on the model.
 *
 * @param model       for example {@code viduq2}; the platform requires it
 * @param images      up to seven pictures, each a link, an {@code ssupload:} URI or a data URI; none, where the model
 *                    allows it: a picture from text alone; never null, not sent when empty
 * @param prompt      the platform requires it, up to 2000 characters
 * @param seed        0: the platform chooses
 * @param aspectRatio for example {@code 16:9}; {@code auto}: that of the first picture, where the model allows it
 * @param resolution  for example {@code 1080p}
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reference2ImageRequest(
        String model,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Long seed,
        String aspectRatio,
        String resolution,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            Reference2ImageRequestBuilder.With {

    public static final String KIND = "reference2image";

    public Reference2ImageRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Reference2ImageRequestBuilder builder() {
        return Reference2ImageRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(Reference2ImageRequest.class)
                .value("model", model).count("images", images.size()).length("prompt", prompt)
                .value("seed", seed).value("aspectRatio", aspectRatio).value("resolution", resolution)
                .length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
