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
 * An advert put together again from its parts (Vidu reference, section 5.18). Any component but the list may be null
 * and is not sent then; the limits are those of the catalog.
 *
 * @param adOneClickTaskId the advert that is put together; the platform requires it
 * @param videoTaskIds     one for each shot, in their order; never null, not sent when empty
 * @param bgmTaskId        the music; the platform requires it
 * @param narrationTaskId  the voice that narrates; the platform requires it
 * @param payload          passed through
 * @param callbackUrl      is called when the state changes
 * @param other            members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdOneClickComposeRequest(
        String adOneClickTaskId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> videoTaskIds,
        String bgmTaskId,
        String narrationTaskId,
        String payload,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            AdOneClickComposeRequestBuilder.With {

    public static final String KIND = "ad-one-click-compose";

    public AdOneClickComposeRequest {
        videoTaskIds = Copies.of(videoTaskIds);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static AdOneClickComposeRequestBuilder builder() {
        return AdOneClickComposeRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows neither payload nor links. */
    @Override
    public String toString() {
        return new Shown(AdOneClickComposeRequest.class)
                .value("adOneClickTaskId", adOneClickTaskId).count("videoTaskIds", videoTaskIds.size())
                .value("bgmTaskId", bgmTaskId).value("narrationTaskId", narrationTaskId)
                .length("payload", payload).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
