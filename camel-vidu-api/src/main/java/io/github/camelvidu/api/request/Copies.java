// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Copies that cannot be changed and keep their order; what is null is empty here. */
final class Copies {

    private Copies() {
    }

    /** A null inside the list is kept, so that the validation can name it. */
    static <T> List<T> of(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static Map<String, JsonNode> of(Map<String, JsonNode> members) {
        return members == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
