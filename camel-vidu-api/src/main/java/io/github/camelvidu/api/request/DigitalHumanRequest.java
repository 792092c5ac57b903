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
 * A person in a picture speaks (Vidu reference, section 5.13). The platform requires {@code audioUrl} or {@code text}.
 * Any component may be null and is not sent then; the limits are those of the catalog and depend on the model.
 *
 * @param model       for example {@code viduq2-turbo}; the platform requires it
 * @param image       the person: a link, an {@code ssupload:} URI or a data URI; the platform requires it
 * @param prompt      up to 2000 characters
 * @param audioUrl    link of the speech; text and voice are then without effect
 * @param text        what is said
 * @param voiceId     voice that speaks the text
 * @param resolution  for example {@code 720p}
 * @param payload     passed through
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigitalHumanRequest(
        String model,
        String image,
        String prompt,
        String audioUrl,
        String text,
        String voiceId,
        String resolution,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, DigitalHumanRequestBuilder.With {

    public static final String KIND = "digital-human";

    public DigitalHumanRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static DigitalHumanRequestBuilder builder() {
        return DigitalHumanRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor texts nor payload nor links nor pictures. */
    @Override
    public String toString() {
        return new Shown(DigitalHumanRequest.class)
                .value("model", model).length("image", image).length("prompt", prompt)
                .length("audioUrl", audioUrl).length("text", text).value("voiceId", voiceId)
                .value("resolution", resolution).length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
