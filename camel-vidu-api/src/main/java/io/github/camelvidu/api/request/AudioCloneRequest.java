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
 * A voice from a recording (Vidu reference, section 5.17). The answer of the call is the result; the voice disappears
 * after 168 hours unless it was used once by {@link AudioTtsRequest}. Any component may be null and is not sent then;
 * the limits are those of the catalog.
 *
 * @param audioUrl       link of the recording, 10 seconds to 5 minutes; the platform requires it
 * @param voiceId        name of the new voice, 8 to 256 characters, not in use yet; the platform requires it
 * @param promptAudioUrl link of a sample of less than 8 seconds
 * @param promptText     what the sample says, word by word, with a punctuation mark at the end
 * @param text           what the new voice says as a try, up to 1000 characters; the platform requires it and charges
 *                       it as speech
 * @param payload        passed through
 * @param other          members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AudioCloneRequest(
        String audioUrl,
        String voiceId,
        String promptAudioUrl,
        String promptText,
        String text,
        String payload,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, AudioCloneRequestBuilder.With {

    public static final String KIND = "audio-clone";

    public AudioCloneRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static AudioCloneRequestBuilder builder() {
        return AudioCloneRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither texts nor payload nor links. */
    @Override
    public String toString() {
        return new Shown(AudioCloneRequest.class)
                .length("audioUrl", audioUrl).value("voiceId", voiceId).length("promptAudioUrl", promptAudioUrl)
                .length("promptText", promptText).length("text", text).length("payload", payload)
                .other(other);
    }
}
