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
 * Sounds at given times (Vidu reference, section 5.17). Any component but the list may be null and is not sent then;
 * the limits are those of the catalog and depend on the model.
 *
 * @param model         for example {@code audio1.0}; the platform requires it
 * @param duration      seconds, 2 to 10
 * @param timingPrompts what sounds when, one or more; they may overlap; never null, not sent when empty
 * @param seed          0: the platform chooses
 * @param callbackUrl   is called when the state changes
 * @param other         members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timing2AudioRequest(
        String model,
        Double duration,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TimingPrompt> timingPrompts,
        Long seed,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, Timing2AudioRequestBuilder.With {

    public static final String KIND = "timing2audio";

    public Timing2AudioRequest {
        timingPrompts = Copies.of(timingPrompts);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static Timing2AudioRequestBuilder builder() {
        return Timing2AudioRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompts nor links. */
    @Override
    public String toString() {
        return new Shown(Timing2AudioRequest.class)
                .value("model", model).value("duration", duration).count("timingPrompts", timingPrompts.size())
                .value("seed", seed).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
