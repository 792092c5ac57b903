// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The balance of one sort of package (Vidu reference, section 8.1).
 *
 * @param type               {@code metered}, {@code test}, {@code concurrent} or a sort added later
 * @param creditRemain       credits left
 * @param concurrencyLimit   how many tasks may run at once
 * @param currentConcurrency how many run now
 * @param queueCount         how many wait
 * @param other              members that this client does not know, as they came; never null
 */
public record CreditBalance(
        @JsonProperty("type") String type,
        @JsonProperty("credit_remain") @JsonAlias("remaining_credits") long creditRemain,
        @JsonProperty("concurrency_limit") int concurrencyLimit,
        @JsonProperty("current_concurrency") int currentConcurrency,
        @JsonProperty("queue_count") int queueCount,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public CreditBalance {
        other = Members.copy(other);
    }
}
