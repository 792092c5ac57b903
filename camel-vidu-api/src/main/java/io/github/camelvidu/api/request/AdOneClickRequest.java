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
 * An advert for a product (Vidu reference, section 5.18). Any component but the list may be null and is not sent then;
 * the limits are those of the catalog.
 *
 * @param images      one to seven pictures, the product first: each a link, an {@code ssupload:} URI or a data URI;
 *                    never null, not sent when empty
 * @param prompt      up to 2000 characters
 * @param duration    seconds, up to 60; the least differs between the sites
 * @param aspectRatio for example {@code 16:9}
 * @param language    {@code zh} or {@code en}
 * @param creative    described for the site in China only
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdOneClickRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        String prompt,
        Integer duration,
        String aspectRatio,
        String language,
        Boolean creative,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, AdOneClickRequestBuilder.With {

    public static final String KIND = "ad-one-click";

    public AdOneClickRequest {
        images = Copies.of(images);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static AdOneClickRequestBuilder builder() {
        return AdOneClickRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(AdOneClickRequest.class)
                .count("images", images.size()).length("prompt", prompt).value("duration", duration)
                .value("aspectRatio", aspectRatio).value("language", language).value("creative", creative)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
