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
 * A sound and its time, a member of {@link Timing2AudioRequest} (Vidu reference, section 5.17). Any component may be
 * null and is not sent then.
 *
 * @param from   second at which it begins, 0 to 10; the platform requires it
 * @param to     second at which it ends, 0 to 10; the platform requires it
 * @param prompt what sounds; the platform requires it, up to 1500 characters
 * @param other  members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimingPrompt(
        Double from,
        Double to,
        String prompt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements TimingPromptBuilder.With {

    public TimingPrompt {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static TimingPromptBuilder builder() {
        return TimingPromptBuilder.builder();
    }

    /** Shows no prompt. */
    @Override
    public String toString() {
        return new Shown(TimingPrompt.class)
                .value("from", from).value("to", to).length("prompt", prompt)
                .other(other);
    }
}
