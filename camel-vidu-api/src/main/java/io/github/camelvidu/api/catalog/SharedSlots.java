// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Lists of one item whose lengths count together.
 *
 * @param members the lists
 * @param max     the largest sum of their lengths
 */
public record SharedSlots(
        @JsonProperty(required = true) List<String> members,
        @JsonProperty(required = true) int max) {

    public SharedSlots {
        members = List.copyOf(members);
    }
}
