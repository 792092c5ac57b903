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
 * Something in a video becomes something else (Vidu reference, section 5.14). Any component may be null and is not sent
 * then; the limits are those of the catalog.
 *
 * @param videoUrl    link of a clip of 2 to 10 seconds; the platform requires it
 * @param object      what is replaced, in words; the platform requires it, up to 100 characters
 * @param image       what comes in its place: a link, an {@code ssupload:} URI or a data URI; the platform requires it
 * @param prompt      up to 2000 characters
 * @param startFrom   second of the clip at which it begins
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplaceRequest(
        String videoUrl,
        String object,
        String image,
        String prompt,
        Integer startFrom,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, ReplaceRequestBuilder.With {

    public static final String KIND = "replace";

    public ReplaceRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static ReplaceRequestBuilder builder() {
        return ReplaceRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(ReplaceRequest.class)
                .length("videoUrl", videoUrl).length("object", object).length("image", image)
                .length("prompt", prompt).value("startFrom", startFrom).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
