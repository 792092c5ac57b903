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
 * An effect with pictures (Vidu reference, section 5.7). Any component but the list may be null and is not sent then;
 * the limits are those of the catalog.
 *
 * @param template    id of the effect, for example {@code hugging}; no call of the platform lists them; the platform
 *                    requires it
 * @param images      as many pictures as the effect takes: each a link, an {@code ssupload:} URI or a data URI; never
 *                    null, not sent when empty
 * @param prompt      up to 2000 characters; some effects need none
 * @param seed        0: the platform chooses
 * @param aspectRatio {@code 16:9} or {@code 9:16}, as the effect allows
 * @param area        a region, for example {@code japan}; for the effect {@code exotic_princess}
 * @param beast       an animal, for example {@code bear}; for the effect {@code beast_companion}
 * @param bgm         whether library music is added
 * @param watermark   whether a copy with a watermark is made as well
 * @param wmPosition  1 top left, 2 top right, 3 bottom right, 4 bottom left
 * @param wmUrl       link of the picture that is the watermark
 * @param metaData    JSON text with provenance labels
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateRequest(
        String template,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Long seed,
        String aspectRatio,
        String area,
        String beast,
        Boolean bgm,
        Boolean watermark,
        Integer wmPosition,
        String wmUrl,
        String metaData,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, TemplateRequestBuilder.With {

    public static final String KIND = "template";

    public TemplateRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static TemplateRequestBuilder builder() {
        return TemplateRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(TemplateRequest.class)
                .value("template", template).count("images", images.size()).length("prompt", prompt)
                .value("seed", seed).value("aspectRatio", aspectRatio).value("area", area).value("beast", beast)
                .value("bgm", bgm).value("watermark", watermark).value("wmPosition", wmPosition)
                .length("wmUrl", wmUrl).length("metaData", metaData).length("payload", payload)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
