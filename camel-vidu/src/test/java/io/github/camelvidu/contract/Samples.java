// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Values at the ends of what a member may hold. Thread-safe.
 *
 * @param existing what members hold that name something on the platform
 * @param spare    characters of a payload that are not the author's
 * @param longest  text that is worth the time, in characters; of longer ones the limits are left alone
 */
record Samples(ExistingThings existing, int spare, int longest) {

    static final String LINK = "https://media.example.com/in/kite.png";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_ENOUGH = 100;
    private static final int MANY = 3;
    /** Voices that are cloned must not exist yet. */
    private static final AtomicInteger VOICES = new AtomicInteger();

    /** @param path name of the member, behind that of its list and a dot for members of items */
    JsonNode smallest(String path, JsonNode limits) {
        return existing.value(path).orElseGet(() -> limits.has("enum")
                ? limits.get("enum").get(0) : switch (limits.path("type").asText()) {
                    case "boolean" -> BooleanNode.FALSE;
                    case "integer", "number" -> limits.has("min") ? limits.get("min") : JSON.numberNode(1);
                    case "string" -> text(path, limits, limits.path("min_chars").asInt(1));
                    case "array" ->
                        list(Math.max(1, limits.path("min_items").asInt()), limits, i -> smallestItem(path, limits));
                    default -> throw new IllegalArgumentException(path + " has the type " + limits.path("type"));
                });
    }

    JsonNode largest(String path, JsonNode limits) {
        return existing.value(path).orElseGet(() -> limits.has("enum")
                ? limits.get("enum").get(limits.get("enum").size() - 1) : switch (limits.path("type").asText()) {
                    case "boolean" -> BooleanNode.TRUE;
                    case "integer", "number" -> limits.has("max") ? limits.get("max") : JSON.numberNode(Integer.MAX_VALUE);
                    case "string" -> text(path, limits, limits.path("max_chars").asInt(LONG_ENOUGH));
                    case "array" -> largestList(path, limits);
                    default -> throw new IllegalArgumentException(path + " has the type " + limits.path("type"));
                });
    }

    /** A list of so many items that are as they should be. */
    ArrayNode listOf(int count, String path, JsonNode limits) {
        return list(count, limits, i -> smallestItem(path, limits));
    }

    /** A text of so many characters, or of as many as is worth it, and a link where one belongs. */
    JsonNode text(String path, JsonNode limits, int characters) {
        if (isLink(limits)) {
            return TextNode.valueOf(LINK);
        }
        if (limits.has("known")) {
            return limits.get("known").get(0);
        }
        int most = path.equals("payload") ? Math.min(longest, limits.path("max_chars").asInt() - spare) : longest;
        int count = Math.min(characters, most);
        String pattern = limits.path("pattern").asText(".*");
        return Stream.of("é".repeat(count), "16:9", voice(count)).filter(text -> text.matches(pattern)).findFirst()
                .map(TextNode::valueOf).orElseThrow(() -> new IllegalArgumentException("nothing matches " + pattern));
    }

    static boolean isLink(JsonNode limits) {
        return limits.has("media") || limits.path("format").asText().equals("uri");
    }

    /** A number one step beside another, by the smallest step that the type has or shows. */
    static JsonNode beside(JsonNode number, int steps, JsonNode limits) {
        return limits.path("type").asText().equals("integer")
                ? JSON.numberNode(number.longValue() + steps)
                : JSON.numberNode(number.decimalValue().add(new BigDecimal("0.1").multiply(BigDecimal.valueOf(steps))));
    }

    private static String voice(int characters) {
        String number = String.valueOf(VOICES.incrementAndGet());
        return "V" + "0".repeat(Math.max(0, characters - 1 - number.length())) + number;
    }

    private ArrayNode list(int count, JsonNode limits, IntFunction<JsonNode> item) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            JsonNode words = limits.path("item_enum");
            list.add(words.isArray() ? words.get(i % words.size()) : item.apply(i));
        }
        return list;
    }

    private ArrayNode largestList(String path, JsonNode limits) {
        int most = limits.path("max_items").asInt(limits.path("item_enum").isArray() ? limits.get("item_enum").size() : MANY);
        if (!limits.path("fields").isObject()) {
            return listOf(most, path, limits);
        }
        int without = Math.min(most, itemCount(limits, "without", most));
        int with = Math.min(most - without, itemCount(limits, "with", 0));
        return list(with + without, limits, i -> largestItem(path, limits, i >= without));
    }

    private static int itemCount(JsonNode limits, String which, int otherwise) {
        for (JsonNode count : limits.path("item_counts")) {
            if (count.has(which)) {
                return count.get("max").intValue();
            }
        }
        return otherwise;
    }

    private JsonNode smallestItem(String path, JsonNode limits) {
        if (!limits.path("fields").isObject()) {
            return isLink(limits) ? TextNode.valueOf(LINK) : TextNode.valueOf("word");
        }
        ObjectNode item = JSON.objectNode();
        limits.get("fields").properties().stream().filter(field -> field.getValue().path("required").booleanValue())
                .forEach(field -> item.set(field.getKey(), smallest(path + "." + field.getKey(), field.getValue())));
        return item;
    }

    /** All members at their largest; of those that share slots the last take one each, and the first what is left. */
    private JsonNode largestItem(String path, JsonNode limits, boolean withSlotMember) {
        ObjectNode item = JSON.objectNode();
        limits.get("fields").properties()
                .forEach(field -> item.set(field.getKey(), largest(path + "." + field.getKey(), field.getValue())));
        JsonNode slots = limits.path("shared_slots");
        if (slots.isObject()) {
            List<String> members = List.of(slots.at("/members/0").textValue(), slots.at("/members/1").textValue());
            // a reference to something stored would take the effect of the pictures away
            limits.path("item_rules").forEach(rule -> rule.path("when").fieldNames().forEachRemaining(item::remove));
            if (withSlotMember) {
                item.set(members.get(1), listOf(1, path, limits.get("fields").get(members.get(1))));
                item.set(members.get(0),
                        listOf(slots.get("max").intValue() - 1, path, limits.get("fields").get(members.get(0))));
            } else {
                item.remove(members.get(1));
                item.set(members.get(0), listOf(slots.get("max").intValue(), path, limits.get("fields").get(members.get(0))));
            }
        }
        return item;
    }
}
