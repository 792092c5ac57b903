// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.media.MediaContent;

/** The JSON type of a member or of an item of a list. */
public enum FieldType {

    STRING("text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    ARRAY("a list"),
    OBJECT("an object");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /** The type in words, for a message. */
    public String words() {
        return words;
    }

    /**
     * Whether the value is of this type as it stands: {@code "5"} and {@code 5.0} are no whole numbers, and neither is
     * what takes more than 64 bits. A file in place of a link counts as text.
     */
    public boolean matches(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual() || MediaContent.at(value).isPresent();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case NUMBER -> isNumber(value);
            case BOOLEAN -> value.isBoolean();
            case ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
        };
    }

    /** Jackson reads {@code 1e999} as infinite, which has no decimal value. */
    static boolean isNumber(JsonNode value) {
        boolean infinite = (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
        return value.isNumber() && !infinite;
    }
}
