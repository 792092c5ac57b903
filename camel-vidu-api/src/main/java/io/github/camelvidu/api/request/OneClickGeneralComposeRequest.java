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
 * A film put together again from its shots (Vidu reference, section 5.18). Any component but the list may be null and
 * is not sent then; the limits are those of the catalog.
 *
 * @param id          the film that is put together; becomes part of the path, the platform requires it
 * @param jobIds      the shots of the film, from its job records; the platform requires one or more; never null, not
 *                    sent when empty
 * @param callbackUrl is called when the state changes
 * @param other       members that this library does not know; never null
 */
@RecordBuilder
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneClickGeneralComposeRequest(
        String id,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> jobIds,
        String callbackUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
        implements
            GenerateRequest,
            OneClickGeneralComposeRequestBuilder.With {

    public static final String KIND = "one-click-general-compose";

    public OneClickGeneralComposeRequest {
        jobIds = Copies.of(jobIds);
        other = Copies.of(other);
    }

    /** A builder in which nothing is set. */
    public static OneClickGeneralComposeRequestBuilder builder() {
        return OneClickGeneralComposeRequestBuilder.builder();
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Shows no links. */
    @Override
    public String toString() {
        return new Shown(OneClickGeneralComposeRequest.class)
                .value("id", id).count("jobIds", jobIds.size()).length("callbackUrl", callbackUrl)
                .other(other);
    }
}
