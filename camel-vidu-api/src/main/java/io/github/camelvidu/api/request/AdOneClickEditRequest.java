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
 * One part of an advert again (Vidu reference, section 5.18). Any component may be null and is not sent then; the
 * limits are those of the catalog.
 *
 * @param adOneClickTaskId     the advert that is edited; the platform requires it
 * @param type                 {@code generate_video}, {@code generate_narration} or {@code generate_bgm}; the platform
 *                             requires it
 * @param storyboardVideoIndex number of the shot, from 0; required for {@code generate_video}
 * @param prompt               the platform requires it
 * @param payload              passed through
 * @param callbackUrl          is called when the state changes
 * @param other                members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdOneClickEditRequest(
        String adOneClickTaskId,
        String type,
        Integer storyboardVideoIndex,
        String prompt,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            AdOneClickEditRequestBuilder.With {

    public static final String KIND = "ad-one-click-edit";

    public AdOneClickEditRequest {
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static AdOneClickEditRequestBuilder builder() {
        return AdOneClickEditRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither prompt nor payload nor links. */
    @Override
    public String toString() {
        return new Shown(AdOneClickEditRequest.class)
                .value("adOneClickTaskId", adOneClickTaskId).value("type", type)
                .value("storyboardVideoIndex", storyboardVideoIndex).length("prompt", prompt)
                .length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
