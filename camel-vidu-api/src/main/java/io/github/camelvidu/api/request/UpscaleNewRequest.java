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
 * A video in a higher resolution (Vidu reference, section 5.10). The platform requires {@code videoUrl} or
 * {@code videoCreationId}. Any component may be null and is not sent then; the limits are those of the catalog.
 *
 * @param videoUrl          link of a clip of up to 300 seconds and less than 60 frames a second; without effect when
 *                          {@code videoCreationId} is there
 * @param videoCreationId   an earlier result of the platform, {@code id} of its creation
 * @param upscaleResolution for example {@code 4K}; must be more than the clip has, or the task fails
 * @param payload           passed through
 * @param callbackUrl       is called when the state changes
 * @param other             members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpscaleNewRequest(
        String videoUrl,
        String videoCreationId,
        String upscaleResolution,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, UpscaleNewRequestBuilder.With {

    public static final String KIND = "upscale-new";

    public UpscaleNewRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static UpscaleNewRequestBuilder builder() {
        return UpscaleNewRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither payload nor links. */
    @Override
    public String toString() {
        return new Shown(UpscaleNewRequest.class)
                .length("videoUrl", videoUrl).value("videoCreationId", videoCreationId)
                .value("upscaleResolution", upscaleResolution).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
