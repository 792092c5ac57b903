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
 * Someone or something that appears in a video, a member of {@link Reference2VideoBySubjectsRequest} (Vidu reference,
 * section 5.4). Any component but the lists may be null and is not sent then.
 *
 * @param name     what the prompt calls it, {@code @name}; the platform requires it
 * @param id       older spelling of {@code name}
 * @param images   up to three pictures: each a link, an {@code ssupload:} URI or a data URI; never null, not sent when
 *                 empty
 * @param videos   at most one clip of up to 5 seconds, for models that take it: a link or a data URI; pictures and
 *                 clips are three together; never null, not sent when empty
 * @param voiceId  voice of the subject
 * @param serverId a subject of the library; pictures and clips are then without effect
 * @param other    members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferenceSubject(
        String name,
        String id,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> videos,
        String voiceId,
        String serverId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements ReferenceSubjectBuilder.With {

    public ReferenceSubject {
        images = Copies.of(images);
        videos = Copies.of(videos);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static ReferenceSubjectBuilder builder() {
        return ReferenceSubjectBuilder.builder();
    }

    /** Shows neither name nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(ReferenceSubject.class)
                .length("name", name).length("id", id).count("images", images.size())
                .count("videos", videos.size()).value("voiceId", voiceId).value("serverId", serverId)
                .other(other);
    }
}
