// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the tables say about one member of a request.
 *
 * @param name   as refusals give it: a member of a list's items is named {@code subjects.name}, without the item's
 *               number; how the platform names them is not published
 * @param limits type, default, enum, min, max and so on, after all overlays
 */
record FieldRule(String name, ObjectNode limits) {

    /** Lays limits over these, member by member, all the way down; lists are replaced. */
    FieldRule overlaidWith(JsonNode overlay) {
        return overlay.isObject() ? new FieldRule(name, merged(limits, overlay)) : this;
    }

    static ObjectNode merged(JsonNode base, JsonNode overlay) {
        ObjectNode merged = base.deepCopy();
        for (Map.Entry<String, JsonNode> member : overlay.properties()) {
            JsonNode below = merged.path(member.getKey());
            boolean objects = below.isObject() && member.getValue().isObject();
            merged.set(member.getKey(), objects ? merged(below, member.getValue()) : member.getValue());
        }
        return merged;
    }

    boolean required() {
        return limits.path("required").booleanValue();
    }

    /** The platform's default; a missing node when nothing is sent for an absent member. */
    JsonNode defaultValue() {
        return limits.path("default");
    }

    boolean ignored() {
        return hasEffect("ignored");
    }

    /** Whether the value is one that the member may not have for this model: all but absent, false or an empty list. */
    boolean unsupported(JsonNode value) {
        boolean nothing = value.isMissingNode() || value.isBoolean() && !value.booleanValue()
                || value.isArray() && value.isEmpty();
        return hasEffect("unsupported") && !nothing;
    }

    /** Limits of the file that the member refers to; a missing node when it holds no reference. */
    JsonNode media() {
        return limits.path("media");
    }

    /** The members of each item; a missing node when the items are no objects. */
    JsonNode itemFields() {
        return limits.path("fields");
    }

    /** Whether the value has the JSON type that the platform decodes. */
    boolean decodes(JsonNode value) {
        return switch (limits.path("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber() && Double.isFinite(value.doubleValue());
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray() && itemsDecode(value);
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("Unknown type in the tables: " + limits.path("type"));
        };
    }

    private boolean itemsDecode(JsonNode list) {
        boolean objects = "object".equals(limits.path("items").asText());
        for (JsonNode item : list) {
            if (objects ? !item.isObject() : !item.isTextual()) {
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
            throw "model".equals(name)
                    ? Refusal.saying(Breach.MODEL, name, "model is not supported")
                    : refusal(Breach.VALUE);
        }
    }

    private void checkRange(JsonNode value) {
        JsonNode min = limits.path("min");
        JsonNode max = limits.path("max");
        boolean tooLow = min.isNumber() && value.decimalValue().compareTo(min.decimalValue()) < 0;
        boolean tooHigh = max.isNumber() && value.decimalValue().compareTo(max.decimalValue()) > 0;
        if (tooLow || tooHigh) {
            throw min.isNumber() && max.isNumber()
                    ? Refusal.saying(Breach.VALUE, name,
                            name + " only support between " + min.asText() + " to " + max.asText())
                    : refusal(Breach.VALUE);
        }
    }

    private void checkText(String text) {
        int chars = text.codePointCount(0, text.length());
        if (isOutside(chars, "min_chars", "max_chars")) {
            throw refusal(Breach.CHARS);
        }
        if (limits.has("pattern") && !text.matches(limits.get("pattern").textValue())) {
            throw refusal(Breach.VALUE);
        }
    }

    private void checkItems(JsonNode list) {
        if (isOutside(list.size(), "min_items", "max_items")) {
            throw refusal(Breach.ITEMS);
        }
        JsonNode allowed = limits.path("item_enum");
        for (JsonNode item : list) {
            if (allowed.isArray() && !Condition.contains(allowed, item)) {
                throw refusal(Breach.VALUE);
            }
        }
    }

    private boolean isOutside(int count, String least, String most) {
        JsonNode min = limits.path(least);
        JsonNode max = limits.path(most);
        return min.isNumber() && count < min.intValue() || max.isNumber() && count > max.intValue();
    }

    private boolean hasEffect(String effect) {
        return effect.equals(limits.path("effect").textValue());
    }

    private Refusal refusal(Breach breach) {
        return Refusal.of(breach, List.of(name));
    }
}
