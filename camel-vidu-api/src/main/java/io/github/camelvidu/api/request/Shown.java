// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.Map;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/** A request in words for a log: what is private appears as a length or a number only, what is absent not at all. */
final class Shown {

    private final StringJoiner text;

    Shown(Class<?> type) {
        this.text = new StringJoiner(", ", type.getSimpleName() + "[", "]");
    }

    Shown value(String name, Object value) {
        if (value != null) {
            text.add(name + "=" + value);
        }
        return this;
    }

    Shown length(String name, String value) {
        if (value != null) {
            text.add(name + "=" + value.codePointCount(0, value.length()) + " characters");
        }
        return this;
    }

    Shown count(String name, int count) {
        if (count > 0) {
            text.add(name + "=" + count);
        }
        return this;
    }

    /** Ends the text; of unknown members not even the names are shown. */
    String other(Map<String, JsonNode> other) {
        return count("other", other.size()).text.toString();
    }
}
