// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies that cannot be changed; what is absent in a file is empty here, and maps keep the order of the file. */
final class Copies {

    private Copies() {
    }

    static <T> List<T> of(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Stays null, since an overlay tells "not said" from "said to be empty". */
    static <T> List<T> nullable(List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    static <T> Map<String, T> of(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
