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
 * A subject for the library, which later requests name by its id (Vidu reference, section 8.2). The answer of the call
 * is the result; it costs credits. Any component but the lists may be null and is not sent then; the limits are those
 * of the catalog.
 *
 * @param name    the platform requires it, up to 64 characters, one that no other subject has
 * @param images  up to three pictures: each a link, an {@code ssupload:} URI or a data URI; never null, not sent when
 *                empty
 * @param videos  at most one clip of up to 5 seconds: a link or a data URI; never null, not sent when empty
 * @param voiceId voice of the subject
 * @param other   members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateSubjectRequest(
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> videos,
        String voiceId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            CreateSubjectRequestBuilder.With {

    public static final String KIND = "create-subject";

    public CreateSubjectRequest {
        images = Copies.of(images);
        videos = Copies.of(videos);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static CreateSubjectRequestBuilder builder() {
        return CreateSubjectRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither name nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(CreateSubjectRequest.class)
                .length("name", name).count("images", images.size()).count("videos", videos.size())
                .value("voiceId", voiceId)
                .other(other);
    }
}
