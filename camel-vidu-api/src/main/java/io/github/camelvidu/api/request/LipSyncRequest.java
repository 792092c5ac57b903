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
 * Lips moved to speech (Vidu reference, section 5.11). The platform requires {@code audioUrl} or {@code text}. Any
 * component may be null and is not sent then; the limits are those of the catalog.
 *
 * @param videoUrl    link of the clip with the speaker, 1 to 600 seconds; the platform requires it
 * @param audioUrl    link of the speech, 1 to 600 seconds; text, speed, voice and volume are then without effect
 * @param text        what is said, 4 to 2000 characters; {@code <#1.5#>} is a pause of 1.5 seconds
 * @param speed       how fast the text is spoken, 0.5 to 2; 1 is normal
 * @param voiceId     voice that speaks the text
 * @param volume      how loud the text is spoken, 0 to 10; 0 is normal
 * @param refPhotoUrl link of a picture of the face to move, when the clip shows several
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LipSyncRequest(
        String videoUrl,
        String audioUrl,
        String text,
        Double speed,
        String voiceId,
        Integer volume,
        String refPhotoUrl,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, LipSyncRequestBuilder.With {

    public static final String KIND = "lip-sync";

    public LipSyncRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static LipSyncRequestBuilder builder() {
        return LipSyncRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither texts nor links. */
    @Override
    public String toString() {
        return new Shown(LipSyncRequest.class)
                .length("videoUrl", videoUrl).length("audioUrl", audioUrl).length("text", text)
                .value("speed", speed).value("voiceId", voiceId).value("volume", volume)
                .length("refPhotoUrl", refPhotoUrl).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
