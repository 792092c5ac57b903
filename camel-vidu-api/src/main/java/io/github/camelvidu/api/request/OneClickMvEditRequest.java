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
 * One shot of a music video again (Vidu reference, section 5.18). Any component may be null and is not sent then; the
 * limits are those of the catalog.
 *
 * @param id          the film that is edited; becomes part of the path, the platform requires it
 * @param jobId       the shot that is made again, from the job records of the film; the platform requires it
 * @param prompt      how the shot shall look; the platform requires it, up to 3000 characters
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneClickMvEditRequest(
        String id,
        String jobId,
        String prompt,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            OneClickMvEditRequestBuilder.With {

    public static final String KIND = "one-click-mv-edit";

    public OneClickMvEditRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static OneClickMvEditRequestBuilder builder() {
        return OneClickMvEditRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links. */
    @Override
    public String toString() {
        return new Shown(OneClickMvEditRequest.class)
                .value("id", id).value("jobId", jobId).length("prompt", prompt)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
