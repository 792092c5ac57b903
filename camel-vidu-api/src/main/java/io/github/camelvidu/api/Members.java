// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Members of an answer that this client does not know, kept in their order. */
final class Members {

    private Members() {
    }

    static Map<String, JsonNode> copy(Map<String, JsonNode> members) {
        return members == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
