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
 * A film from pictures (Vidu reference, section 5.18). Any component but the list may be null and is not sent then; the
 * limits are those of the catalog.
 *
 * @param images      one to seven pictures: each a link, an {@code ssupload:} URI or a data URI; never null, not sent
 *                    when empty
 * @param prompt      up to 3000 characters
 * @param aspectRatio for example {@code 16:9}
 * @param duration    seconds, 1 to 180; the platform requires it
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneClickGeneralRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        String aspectRatio,
        Integer duration,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            OneClickGeneralRequestBuilder.With {

    public static final String KIND = "one-click-general";

    public OneClickGeneralRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static OneClickGeneralRequestBuilder builder() {
        return OneClickGeneralRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(OneClickGeneralRequest.class)
                .count("images", images.size()).length("prompt", prompt).value("aspectRatio", aspectRatio)
                .value("duration", duration).length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
