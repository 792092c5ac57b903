// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.RawBodies;
import io.github.camelvidu.api.RawRequest;

/** Values that are one step outside of what a field of constraints.json allows, as it stands in the file. */
final class OutsideValues {

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final JsonNode field;
    private final String valueReason;
    private final List<Outside> all = new ArrayList<>();

    private OutsideValues(JsonNode field, String valueReason) {
        this.field = field;
        this.valueReason = valueReason;
    }

    /**
     * @param value  that is not allowed
     * @param below  what follows the name of the member in that of the fault, {@code [1]}; may be empty
     * @param reason of the fault
     */
    record Outside(JsonNode value, String below, String reason) {
    }

    /** Of the right type, but outside of a limit. */
    static List<Outside> limits(JsonNode field, String valueReason) {
        OutsideValues values = new OutsideValues(field, valueReason);
        values.choices();
        values.numbers();
        values.texts();
        values.lists();
        return values.all;
    }

    /** Of another JSON type. */
    static List<Outside> types(JsonNode field) {
        OutsideValues values = new OutsideValues(field, RawRequest.reason("value"));
        switch (field.get("type").asText()) {
            case "string" -> values.add(IntNode.valueOf(7));
            case "boolean" -> values.add(TextNode.valueOf("true"));
            case "integer" -> {
                values.add(TextNode.valueOf("5"));
                values.add(DecimalNode.valueOf(new BigDecimal("5.5")));
            }
            case "number" -> values.add(TextNode.valueOf("5"));
            case "array" -> {
                values.add(TextNode.valueOf(RawBodies.LINK));
                values.all.add(new Outside(values.beginning(IntNode.valueOf(7)), "[0]", values.valueReason));
            }
            default -> throw new IllegalStateException("a new type: " + field);
        }
        return values.all;
    }

    private void choices() {
        JsonNode values = field.path("enum");
        if (values.isEmpty()) {
            return;
        }
        JsonNode first = values.get(0);
        JsonNode last = values.get(values.size() - 1);
        if (first.isBoolean()) {
            add(BooleanNode.valueOf(!first.asBoolean()));
        } else if (first.isNumber()) {
            add(IntNode.valueOf(first.asInt() - 1));
            add(IntNode.valueOf(last.asInt() + 1));
        } else {
            add(TextNode.valueOf("9x"));
            add(TextNode.valueOf(first.asText() + "x"));
        }
    }

    private void numbers() {
        boolean whole = field.path("type").asText().equals("integer");
        BigDecimal step = whole ? BigDecimal.ONE : TENTH;
        Stream.of("min", "max").filter(field::has).forEach(bound -> {
            BigDecimal edge = field.get(bound).decimalValue();
            BigDecimal outside = bound.equals("min") ? edge.subtract(step) : edge.add(step);
            add(whole ? IntNode.valueOf(outside.intValueExact()) : DecimalNode.valueOf(outside));
        });
    }

    private void texts() {
        if (field.path("min_chars").asInt() > 1) {
            all.add(new Outside(text(field.get("min_chars").asInt() - 1), "", RawRequest.reason("chars")));
        }
        if (field.has("max_chars")) {
            all.add(new Outside(text(field.get("max_chars").asInt() + 1), "", RawRequest.reason("chars")));
        }
        if (field.has("pattern")) {
            add(TextNode.valueOf("%".repeat(Math.max(1, field.path("min_chars").asInt()))));
        }
        if (link() && field.get("type").asText().equals("string")) {
            add(TextNode.valueOf("kite"));
        }
    }

    private void lists() {
        if (field.has("max_items")) {
            JsonNode list = RawBodies.items(field.deepCopy(), field.get("max_items").asInt() + 1, false);
            if (list.size() > field.get("max_items").asInt()) {
                all.add(new Outside(list, "", RawRequest.reason("items")));
            }
        }
        if (field.path("min_items").asInt() > 1) {
            JsonNode list = RawBodies.items(field, field.get("min_items").asInt() - 1, false);
            all.add(new Outside(list, "", RawRequest.reason("items")));
        }
        if (field.has("item_enum")) {
            all.add(new Outside(RawBodies.items(field, 1, false).add("9x"), "[1]", valueReason));
        }
        if (link() && field.get("type").asText().equals("array")) {
            all.add(new Outside(beginning(TextNode.valueOf("kite")), "[0]", RawRequest.reason("value")));
        }
    }

    /** A list of allowed length whose first item is this. */
    private ArrayNode beginning(JsonNode first) {
        ArrayNode list = RawBodies.items(field, Math.max(1, field.path("min_items").asInt()), false);
        list.remove(0);
        return list.insert(0, first);
    }

    private boolean link() {
        return field.has("media") || field.path("format").asText().equals("uri");
    }

    private static TextNode text(int characters) {
        return TextNode.valueOf("a".repeat(characters));
    }

    private void add(JsonNode value) {
        all.add(new Outside(value, "", valueReason));
    }
}
