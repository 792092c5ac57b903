// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A combination, or a part of one, without a published price (Vidu reference, section 12).
 *
 * @param kind       of the operation
 * @param model      null: any
 * @param resolution null: any
 * @param when       further tests on effective values; empty: none
 * @param part       what has no price, {@code base} or the name of a surcharge; null when nothing of it has
 * @param why        the reason in words
 */
public record Unpriced(
        @JsonProperty(required = true) String kind,
        String model,
        String resolution,
        Map<String, Condition> when,
        String part,
        @JsonProperty(required = true) String why) {

    public Unpriced {
        when = Copies.of(when);
    }

    /** Whether the rest has a price, which is then a lower bound. */
    public boolean surcharge() {
        return part != null && !part.equals("base");
    }
}
