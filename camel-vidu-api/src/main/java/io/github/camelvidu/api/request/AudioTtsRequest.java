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
 * Speech from text (Vidu reference, section 5.17). The answer of the call is the result. Any component but the list may
 * be null and is not sent then; the limits are those of the catalog.
 *
 * @param text                  what is said; the platform requires it, less than 10000 characters; a new line begins a
 *                              paragraph, {@code <#1.5#>} is a pause of 1.5 seconds
 * @param voiceSettingVoiceId   voice of the library or a cloned one; the platform requires it
 * @param voiceSettingSpeed     how fast, 0.5 to 2; 1 is normal
 * @param voiceSettingVolume    how loud, 0 to 10; 0 is normal
 * @param voiceSettingPitch     how high, -12 to 12; 0 is normal
 * @param voiceSettingEmotion   for example {@code calm}
 * @param pronunciationDictTone rules of pronunciation, each {@code word/replacement}; never null, not sent when empty
 * @param payload               passed through
 * @param other                 members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AudioTtsRequest(
        String text,
        String voiceSettingVoiceId,
        Double voiceSettingSpeed,
        Integer voiceSettingVolume,
        Integer voiceSettingPitch,
        String voiceSettingEmotion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pronunciationDictTone,
        String payload,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) implements GenerateRequest, AudioTtsRequestBuilder.With {

    public static final String KIND = "audio-tts";

    public AudioTtsRequest {
        pronunciationDictTone = Copies.of(pronunciationDictTone);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static AudioTtsRequestBuilder builder() {
        return AudioTtsRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither texts nor payload. */
    @Override
    public String toString() {
        return new Shown(AudioTtsRequest.class)
                .length("text", text).value("voiceSettingVoiceId", voiceSettingVoiceId)
                .value("voiceSettingSpeed", voiceSettingSpeed).value("voiceSettingVolume", voiceSettingVolume)
                .value("voiceSettingPitch", voiceSettingPitch).value("voiceSettingEmotion", voiceSettingEmotion)
                .count("pronunciationDictTone", pronunciationDictTone.size()).length("payload", payload)
                .other(other);
    }
}
