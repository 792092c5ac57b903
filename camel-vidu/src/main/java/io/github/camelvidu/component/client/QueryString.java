// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The query of a URL, pair by pair in the order in which they are added; values are encoded. */
final class QueryString {

    private final List<String> pairs = new ArrayList<>();

    /** @param value null: the pair is left out */
    QueryString add(String name, Object value) {
        if (value != null) {
            pairs.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    /** A pair for each of the values. */
    QueryString addEach(String name, List<String> values) {
        values.forEach(value -> add(name, value));
        return this;
    }

    @Override
    public String toString() {
        return String.join("&", pairs);
    }
}
