// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the account has left (Vidu reference, section 8.1). {@code generalRemains} repeats {@code remains} and must not
 * be added to it; {@code exclusiveRemains} belongs to single product lines.
 *
 * @param remains          a balance for each sort of package; never null
 * @param generalRemains   never null
 * @param exclusiveRemains never null
 * @param packages         the packages themselves, when detail was asked for; never null
 * @param other            members that this client does not know, as they came; never null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Credits(
        @JsonProperty("remains") List<CreditBalance> remains,
        @JsonProperty("general_remains") List<CreditBalance> generalRemains,
        @JsonProperty("exclusive_remains") List<CreditBalance> exclusiveRemains,
        @JsonProperty("packages") List<CreditPackage> packages,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

    public Credits {
        remains = copy(remains);
        generalRemains = copy(generalRemains);
        exclusiveRemains = copy(exclusiveRemains);
        packages = copy(packages);
        other = Members.copy(other);
    }

    /** Credits left over all sorts of packages that any task can use. */
    public long total() {
        return remains.stream().mapToLong(CreditBalance::creditRemain).sum();
    }

    /** The balance of one sort of package that any task can use, for example {@code metered}; empty without one. */
    public Optional<CreditBalance> balance(String type) {
        return remains.stream().filter(balance -> type.equals(balance.type())).findFirst();
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
