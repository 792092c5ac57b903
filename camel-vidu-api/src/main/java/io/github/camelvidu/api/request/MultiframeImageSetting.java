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
 * A key frame, a member of {@link MultiframeRequest} (Vidu reference, section 5.6). Any component may be null and is
 * not sent then.
 *
 * @param keyImage the picture to reach: a link, an {@code ssupload:} URI or a data URI; the platform requires it
 * @param prompt   guides the part that ends with the picture
 * @param duration seconds of that part, 2 to 7
 * @param other    members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MultiframeImageSetting(
        String keyImage,
        String prompt,
        Integer duration,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements MultiframeImageSettingBuilder.With {

    public MultiframeImageSetting {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static MultiframeImageSettingBuilder builder() {
        return MultiframeImageSettingBuilder.builder();
    }

    /** Shows neither prompt nor pictures. */
    @Override
    public String toString() {
        return new Shown(MultiframeImageSetting.class)
                .length("keyImage", keyImage).length("prompt", prompt).value("duration", duration)
                .other(other);
    }
}
