// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the tables say about one member of a request.
 *
 * @param name   of the member
 * @param limits type, default, enum, min, max and so on, after all overlays
 */
record FieldRule(String name, ObjectNode limits) {

    FieldRule overlaidWith(JsonNode overlay) {
        if (!overlay.isObject()) {
            return this;
        }
        ObjectNode merged = limits.deepCopy();
        merged.setAll((ObjectNode) overlay);
        return new FieldRule(name, merged);
    }

    boolean required() {
        return limits.path("required").booleanValue();
    }

    /** The platform's default; a missing node when nothing is sent for an absent member. */
    JsonNode defaultValue() {
        return limits.path("default");
    }

    boolean ignored() {
        return "ignored".equals(limits.path("effect").textValue());
    }

    /** Whether the value is one that the member may not have for this model: all but absent or false. */
    boolean unsupported(JsonNode value) {
        return "unsupported".equals(limits.path("effect").textValue())
                && !(value.isMissingNode() || value.isBoolean() && !value.booleanValue());
    }

    boolean isImage() {
        return "image".equals(limits.path("media").path("kind").textValue());
    }

    /** Whether the value has the JSON type that the platform decodes. */
    boolean decodes(JsonNode value) {
        return switch (limits.path("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray() && itemsDecode(value);
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("Unknown type in the tables: " + limits.path("type"));
        };
    }

    private boolean itemsDecode(JsonNode list) {
        boolean strings = "string".equals(limits.path("items").asText());
        for (JsonNode item : list) {
            if (strings != item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** Checks a value that is there against enum and range. */
    void check(JsonNode value) {
        checkEnum(value);
        if (value.isNumber()) {
            checkRange(value);
        } else if (value.isTextual()) {
            checkText(value.textValue());
        } else if (value.isArray()) {
            checkItems(value);
        }
    }

    private void checkEnum(JsonNode value) {
        JsonNode allowed = limits.path("enum");
        if (allowed.isArray() && !Condition.contains(allowed, value)) {
            throw "model".equals(name) ? Refusal.invalid(name, "model is not supported") : Refusal.invalid(name);
        }
    }

    private void checkRange(JsonNode value) {
        JsonNode min = limits.path("min");
        JsonNode max = limits.path("max");
        boolean tooLow = min.isNumber() && value.decimalValue().compareTo(min.decimalValue()) < 0;
        boolean tooHigh = max.isNumber() && value.decimalValue().compareTo(max.decimalValue()) > 0;
        if (tooLow || tooHigh) {
            throw min.isNumber() && max.isNumber()
                    ? Refusal.invalid(name, name + " only support between " + min.asText() + " to " + max.asText())
                    : Refusal.invalid(name);
        }
    }

    private void checkText(String text) {
        int chars = text.codePointCount(0, text.length());
        JsonNode min = limits.path("min_chars");
        JsonNode max = limits.path("max_chars");
        boolean pattern = limits.has("pattern") && !text.matches(limits.get("pattern").textValue());
        if (min.isNumber() && chars < min.intValue() || max.isNumber() && chars > max.intValue() || pattern) {
            throw Refusal.invalid(name);
        }
    }

    private void checkItems(JsonNode list) {
        JsonNode min = limits.path("min_items");
        JsonNode max = limits.path("max_items");
        if (min.isNumber() && list.size() < min.intValue() || max.isNumber() && list.size() > max.intValue()) {
            throw Refusal.of("FieldItemCountOutOfRange", List.of(name));
        }
        JsonNode allowed = limits.path("item_enum");
        for (JsonNode item : list) {
            if (allowed.isArray() && !Condition.contains(allowed, item)) {
                throw Refusal.invalid(name);
            }
        }
    }
}
