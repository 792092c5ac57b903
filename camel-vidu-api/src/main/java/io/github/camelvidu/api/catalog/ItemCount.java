// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many items of a list may have, or lack, a member. Exactly one of the two members is named.
 *
 * @param with    the member that the counted items have; null when {@code without} is named
 * @param without the member that the counted items lack; null when {@code with} is named
 * @param max     the largest number of such items
 */
public record ItemCount(String with, String without, @JsonProperty(required = true) int max) {

    public ItemCount {
        if ((with == null) == (without == null)) {
            throw new IllegalArgumentException("an item count names either with or without");
        }
    }
}
