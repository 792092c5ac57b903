// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What else holds between the members of a request.
 *
 * @param when       every listed member passes its test; empty: always
 * @param then       what follows
 * @param members    the members that {@code IGNORE}, {@code REQUIRE}, {@code EXACTLY_ONE} and {@code AT_LEAST_ONE}
 *                   speak of
 * @param limit      the overlays of {@code LIMIT}
 * @param confidence null when it is that of the operation or model
 */
public record Rule(
        Map<String, Condition> when,
        @JsonProperty(required = true) Then then,
        List<String> members,
        Map<String, Field> limit,
        Confidence confidence) {

    /** What follows when the condition of a rule holds. */
    public enum Then {
        /** The named fields are overlaid. */
        LIMIT,
        /** The members have no effect. */
        IGNORE,
        /** The members must be present. */
        REQUIRE,
        /** One of the members must be present, and only one. */
        EXACTLY_ONE,
        /** One of the members must be present. */
        AT_LEAST_ONE
    }

    public Rule {
        when = Copies.of(when);
        members = Copies.of(members);
        limit = Copies.of(limit);
        if (then == Then.LIMIT ? limit.isEmpty() : members.isEmpty()) {
            throw new IllegalArgumentException("a rule of this kind needs " + (then == Then.LIMIT ? "limit" : "members"));
        }
    }

    /** Whether the rule is sure enough to refuse a request under lenient validation. */
    public boolean firm() {
        return confidence == null || confidence.firm();
    }

    /** The condition in words, {@code off_peak is true}; empty when the rule always holds. */
    public String condition() {
        return when.entrySet().stream()
                .map(test -> test.getKey() + " " + test.getValue().words())
                .collect(Collectors.joining(" and "));
    }
}
