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
 * A change of a subject of the library (Vidu reference, section 8.2). The answer of the call is the result; it is free.
 * Any component but the lists may be null and is not sent then; the limits are those of the catalog.
 *
 * @param id          the subject that is changed; becomes part of the path, the platform requires it
 * @param name        up to 64 characters
 * @param images      up to three pictures that replace those it has: each a link, an {@code ssupload:} URI or a data
 *                    URI; never null, not sent when empty
 * @param videos      at most one clip that replaces the one it has: a link or a data URI; never null, not sent when
 *                    empty
 * @param style       up to 100 characters
 * @param description up to 2000 characters
 * @param voiceId     voice of the subject
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateSubjectRequest(
        String id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> videos,
        String style,
        String description,
        String voiceId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            UpdateSubjectRequestBuilder.With {

    public static final String KIND = "update-subject";

    public UpdateSubjectRequest {
        images = Copies.of(images);
        videos = Copies.of(videos);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static UpdateSubjectRequestBuilder builder() {
        return UpdateSubjectRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither name nor texts nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(UpdateSubjectRequest.class)
                .value("id", id).length("name", name).count("images", images.size())
                .count("videos", videos.size()).length("style", style).length("description", description)
                .value("voiceId", voiceId)
                .other(other);
    }
}
