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
 * A story with pictures (Vidu reference, section 5.8). Any component but the list may be null and is not sent then; the
 * limits are those of the catalog.
 *
 * @param story       id of the story, for example {@code love_story}; the platform requires it
 * @param images      one picture or more: each a link, an {@code ssupload:} URI or a data URI; never null, not sent
 *                    when empty
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateStoryRequest(
        String story,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            TemplateStoryRequestBuilder.With {

    public static final String KIND = "template-story";

    public TemplateStoryRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static TemplateStoryRequestBuilder builder() {
        return TemplateStoryRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(TemplateStoryRequest.class)
                .value("story", story).count("images", images.size()).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
