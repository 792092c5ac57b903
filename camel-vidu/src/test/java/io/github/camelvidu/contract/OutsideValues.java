// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Values of a member that are one step outside one of its limits. */
final class OutsideValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_SUCH_WORD = "no such word";

    private final String path;
    private final JsonNode limits;
    private final Samples samples;
    private final List<Outside> values = new ArrayList<>();

    private OutsideValues(String path, JsonNode limits, Samples samples) {
        this.path = path;
        this.limits = limits;
        this.samples = samples;
    }

    /**
     * A value that must be refused.
     *
     * @param name  what it is
     * @param value of the member
     * @param place inside the member, {@code [0].name}; empty when the member itself is at fault
     * @param sort  of the fault, as the file's table of reasons calls it
     */
    record Outside(String name, JsonNode value, String place, String sort) {
    }

    static List<Outside> of(String path, JsonNode limits, Samples samples) {
        OutsideValues outside = new OutsideValues(path, limits, samples);
        if (limits.path("effect").asText().equals("unsupported")) {
            outside.add("is not offered", samples.largest(path, limits), "unsupported");
            return outside.values;
        }
        switch (limits.path("type").asText()) {
            case "integer", "number" -> outside.numbers();
            case "boolean" -> outside.flags();
            case "string" -> outside.texts();
            case "array" -> outside.lists();
            default -> throw new IllegalArgumentException(path + " has the type " + limits.path("type"));
        }
        return outside.values;
    }

    private void numbers() {
        if (limits.has("enum")) {
            limits.get("enum").forEach(number -> Stream.of(-1, 1).map(step -> Samples.beside(number, step, limits))
                    .filter(beside -> !contains(limits.get("enum"), beside))
                    .forEach(beside -> add("is " + beside, beside, "value")));
        }
        if (limits.has("min")) {
            add("is too little", Samples.beside(limits.get("min"), -1, limits), "value");
        }
        if (limits.has("max")) {
            add("is too much", Samples.beside(limits.get("max"), 1, limits), "value");
        }
    }

    private void flags() {
        Stream.of(BooleanNode.TRUE, BooleanNode.FALSE)
                .filter(flag -> limits.has("enum") && !contains(limits.get("enum"), flag))
                .forEach(flag -> add("is " + flag, flag, "value"));
    }

    private void texts() {
        if (limits.has("enum")) {
            add("is no such word", TextNode.valueOf(NO_SUCH_WORD), path.equals("model") ? "model" : "value");
            String word = limits.get("enum").get(0).textValue();
            add("has a blank behind it", TextNode.valueOf(word + " "), path.equals("model") ? "model" : "value");
        }
        if (limits.path("min_chars").intValue() > 1) {
            add("is too short", samples.text(path, limits, limits.get("min_chars").intValue() - 1), "chars");
        }
        if (limits.has("max_chars") && limits.get("max_chars").intValue() < samples.longest()) {
            int characters = limits.get("max_chars").intValue() + 1;
            add("is too long", limits.has("pattern")
                    ? samples.text(path, limits, characters) : TextNode.valueOf("é".repeat(characters)), "chars");
        }
        if (limits.has("pattern")) {
            String pattern = limits.get("pattern").textValue();
            Stream.of("0:9", "16:9 ", "16:09", "9voices01", "Voice 01", "Voice_01_")
                    .filter(text -> !text.matches(pattern) && text.length() >= limits.path("min_chars").intValue())
                    .forEach(text -> add("is '" + text + "'", TextNode.valueOf(text), "value"));
        }
        if (limits.path("required").booleanValue()) {
            add("is empty", TextNode.valueOf(""), "missing");
        }
    }

    private void lists() {
        if (limits.path("required").booleanValue()) {
            add("is empty", JSON.arrayNode(), "missing");
        }
        if (limits.path("min_items").intValue() > 1) {
            add("has too few items", samples.listOf(limits.get("min_items").intValue() - 1, path, limits), "items");
        }
        if (limits.has("max_items")) {
            add("has too many items", samples.listOf(limits.get("max_items").intValue() + 1, path, limits), "items");
        }
        if (limits.has("item_enum")) {
            ArrayNode words = samples.listOf(1, path, limits).add(NO_SUCH_WORD);
            values.add(new Outside("holds no such word", words, "[1]", "value"));
        }
        if (limits.path("fields").isObject()) {
            objects();
        }
    }

    private void objects() {
        ObjectNode fields = (ObjectNode) limits.get("fields");
        item("holds an unknown member", "no_such_member", JSON.numberNode(1), "", "unwanted");
        fields.properties().forEach(field -> {
            String member = field.getKey();
            of(path + "." + member, field.getValue(), samples).forEach(outside -> item(
                    "holds " + member + " that " + outside.name(), member, outside.value(), outside.place(), outside.sort()));
            if (field.getValue().path("required").booleanValue()) {
                item("lacks " + member, member, null, "", "missing");
            }
        });
        limits.path("item_counts").forEach(count -> counted(count, fields));
        JsonNode slots = limits.path("shared_slots");
        if (slots.isObject()) {
            ArrayNode list = good();
            slots.get("members").forEach(member -> {
                JsonNode of = fields.get(member.textValue());
                ((ObjectNode) list.get(0)).set(member.textValue(), samples.listOf(of.get("max_items").intValue(), path, of));
            });
            values.add(new Outside("has an item with too many files", list, "[0]", "items"));
        }
    }

    private void counted(JsonNode count, ObjectNode fields) {
        boolean with = count.has("with");
        String member = count.get(with ? "with" : "without").textValue();
        int many = count.get("max").intValue() + 1;
        ArrayNode list = samples.listOf(many, path, limits);
        if (with) {
            list.forEach(item -> ((ObjectNode) item).set(member, samples.listOf(1, path, fields.get(member))));
        }
        add("has " + many + " items " + (with ? "with " : "without ") + member, list, "items");
    }

    /** @param value null to take the member away */
    private void item(String name, String member, JsonNode value, String place, String sort) {
        ArrayNode list = good();
        ObjectNode last = (ObjectNode) list.get(list.size() - 1);
        if (value == null) {
            last.remove(member);
        } else {
            last.set(member, value);
        }
        values.add(new Outside(name, list, "[" + (list.size() - 1) + "]." + member + place, sort));
    }

    private ArrayNode good() {
        return samples.listOf(Math.max(1, limits.path("min_items").intValue()), path, limits);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value) || item.isNumber() && item.decimalValue().compareTo(value.decimalValue()) == 0) {
                return true;
            }
        }
        return false;
    }

    private void add(String name, JsonNode value, String sort) {
        values.add(new Outside(name, value, "", sort));
    }
}
