// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * A package of credits that was bought or given (Vidu reference, section 8.1). Times are null when the answer has none.
 *
 * @param id           decimal 64-bit number as text
 * @param name         what the platform calls the package
 * @param type         {@code metered}, {@code test}, {@code concurrent} or a sort added later
 * @param concurrency  how many tasks may run at once
 * @param creditAmount credits bought
 * @param creditRemain credits left
 * @param createdAt    when it was ordered
 * @param purchaseAt   when it was paid
 * @param validFrom    first moment of use
 * @param validTo      when it lapses
 * @param other        members that this client does not know, as they came; never null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreditPackage(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("type") String type,
        @JsonProperty("concurrency") int concurrency,
        @JsonProperty("credit_amount") long creditAmount,
        @JsonProperty("credit_remain") long creditRemain,
        @JsonProperty("created_at") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant createdAt,
        @JsonProperty("purchase_at") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant purchaseAt,
        @JsonProperty("valid_from") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant validFrom,
        @JsonProperty("valid_to") @JsonDeserialize(using = LenientInstant.class) @JsonSerialize(using = ToStringSerializer.class) Instant validTo,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public CreditPackage {
        other = Members.copy(other);
    }
}
