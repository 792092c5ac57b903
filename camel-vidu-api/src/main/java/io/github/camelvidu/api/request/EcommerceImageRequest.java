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
 * Pictures of a product before a background (Vidu reference, section 5.15). The platform requires {@code background} or
 * {@code prompt}. Any component may be null and is not sent then; the limits are those of the catalog.
 *
 * @param image       the product: a link, an {@code ssupload:} URI or a data URI; the platform requires it
 * @param count       how many pictures, 1 to 4; the platform requires it
 * @param background  id of one of the platform's backgrounds, for example {@code clear_blue}
 * @param prompt      a background in words
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EcommerceImageRequest(
        String image,
        Integer count,
        String background,
        String prompt,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            EcommerceImageRequestBuilder.With {

    public static final String KIND = "ecommerce-img";

    public EcommerceImageRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static EcommerceImageRequestBuilder builder() {
        return EcommerceImageRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(EcommerceImageRequest.class)
                .length("image", image).value("count", count).value("background", background)
                .length("prompt", prompt).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
