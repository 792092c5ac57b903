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
 * Sound from text (Vidu reference, section 5.17). Any component may be null and is not sent then; the limits are those
 * of the catalog and depend on the model.
 *
 * @param model       for example {@code audio1.0}; the platform requires it
 * @param prompt      the platform requires it, up to 1500 characters
 * @param duration    seconds, 2 to 10
 * @param seed        0: the platform chooses
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Text2AudioRequest(
        String model,
        String prompt,
        Double duration,
        Long seed,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, Text2AudioRequestBuilder.With {

    public static final String KIND = "text2audio";

    public Text2AudioRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Text2AudioRequestBuilder builder() {
        return Text2AudioRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor links. */
    @Override
    public String toString() {
        return new Shown(Text2AudioRequest.class)
                .value("model", model).length("prompt", prompt).value("duration", duration).value("seed", seed)
                .length("callbackUrl", callbackUrl)
                .other(other);
    }
}
