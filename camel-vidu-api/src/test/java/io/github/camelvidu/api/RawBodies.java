// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that constraints.json allows, made from its words alone.
 *
 * @param limits of the operation and model
 * @param site   where they are sent
 */
public record RawBodies(RawLimits limits, Site site) {

    public static final String LINK = "https://media.example.com/in/one";

    private static final int SETTLED = 5;

    /** Every operation with each of its models on each site. */
    public static List<RawBodies> all() {
        return RawLimits.all().stream()
                .flatMap(limits -> Stream.of(Site.values()).map(site -> new RawBodies(limits, site))).toList();
    }

    public RawRequest request(ObjectNode body) {
        return RawRequest.of(limits, site, body);
    }

    /** Only what is required. */
    public ObjectNode minimal() {
        ObjectNode body = start();
        for (int i = 0; i < SETTLED; i++) {
            RawRequest request = request(body);
            request.members().stream().filter(request::required).filter(member -> !body.has(member))
                    .forEach(member -> body.set(member, value(request.field(member), false)));
            request.demands().forEach(rule -> meet(rule, request, body, Set.of()));
        }
        return body;
    }

    /** Every member that is offered, at the lower or upper edge of what is allowed. */
    public ObjectNode edge(boolean upper) {
        ObjectNode body = minimal();
        ObjectNode before = null;
        for (int i = 0; i < SETTLED; i++) {
            before = body.deepCopy();
            RawRequest request = request(body);
            for (String member : request.members()) {
                if (request.offered(member) && !member.equals("model")) {
                    body.set(member, value(request.field(member), upper));
                }
            }
            request.demands().forEach(rule -> single(rule, rule.get("members").get(0).asText(), body));
        }
        assertThat(body).as("edges that go together").isEqualTo(before);
        return body;
    }

    /** The least request in which a member stands and has its effect; null when it never has. */
    public ObjectNode with(String member) {
        ObjectNode body = minimal();
        if (!request(body).offered(member) || request(body).effect(member).equals("ignored")) {
            return null;
        }
        if (!body.has(member)) {
            body.set(member, value(request(body).field(member), false));
        }
        Set<String> before = names(body);
        for (int i = 0; i < SETTLED && request(body).idle(member); i++) {
            request(body).ignoring(member).forEach(rule -> end(rule, body));
        }
        before.removeAll(names(body));
        request(body).demands().forEach(rule -> meet(rule, request(body), body, before));
        request(body).demands().forEach(rule -> single(rule, member, body));
        assertThat(request(body).idle(member)).as(member + " without effect in " + body).isFalse();
        return body;
    }

    /** The least request for which a rule holds. */
    public ObjectNode under(JsonNode rule) {
        ObjectNode body = minimal();
        rule.path("when").properties().forEach(test -> {
            JsonNode field = request(body).field(test.getKey());
            JsonNode value = test.getValue();
            if (value.has("items")) {
                body.set(test.getKey(), items(field, value.get("items").asInt(), false));
            } else if (value.has("eq") || value.has("in")) {
                body.set(test.getKey(), value.has("eq") ? value.get("eq") : value.get("in").get(0));
            } else if (value.path("present").asBoolean()) {
                body.set(test.getKey(), value(field, false));
            }
        });
        request(body).demands().forEach(demand -> meet(demand, request(body), body, Set.of()));
        return body;
    }

    /** A value at an edge of what a field allows. */
    public static JsonNode value(JsonNode field, boolean upper) {
        JsonNode values = field.path("enum");
        if (!values.isEmpty()) {
            return values.get(upper ? values.size() - 1 : 0);
        }
        return switch (field.get("type").asText()) {
            case "boolean" -> BooleanNode.valueOf(upper);
            case "integer", "number" -> field.path(upper && field.has("max") ? "max" : "min");
            case "array" -> items(field, upper
                    ? field.path("max_items").asInt(field.path("min_items").asInt() + 1)
                    : Math.max(1, field.path("min_items").asInt()), upper);
            case "string" -> text(field, upper
                    ? Math.max(1, field.path("max_chars").asInt())
                    : Math.max(1, field.path("min_chars").asInt()));
            default -> throw new IllegalStateException("a new type: " + field);
        };
    }

    /** A list of so many items that are allowed; fewer, when item_counts allow no more. */
    public static ArrayNode items(JsonNode field, int number, boolean upper) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        JsonNode choice = field.path("item_enum");
        IntStream.range(0, number).forEach(i -> {
            if (field.get("items").asText().equals("object")) {
                ObjectNode item = item(field, list, upper);
                if (item != null) {
                    list.add(item);
                }
            } else if (choice.isEmpty()) {
                list.add(text(field, 1));
            } else {
                list.add(choice.get(i % choice.size()));
            }
        });
        return list;
    }

    /** One more object for a list; null when the counts of the field allow none. */
    private static ObjectNode item(JsonNode field, ArrayNode before, boolean all) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        field.get("fields").properties().stream()
                .filter(member -> all || member.getValue().path("required").asBoolean())
                .filter(member -> !member.getKey().equals("server_id")) // takes the effect from the others
                .forEach(member -> item.set(member.getKey(), value(member.getValue(), all)));
        for (JsonNode count : field.path("item_counts")) {
            if (count.has("with") && having(before, count.get("with").asText()) >= count.get("max").asInt()) {
                item.remove(count.get("with").asText());
            }
        }
        for (JsonNode count : field.path("item_counts")) {
            String without = count.path("without").asText();
            int lacking = before.size() - having(before, without);
            if (count.has("without") && !item.has(without) && lacking >= count.get("max").asInt()) {
                return null;
            }
        }
        trim(item, field.path("shared_slots"));
        return item;
    }

    private static int having(ArrayNode list, String member) {
        return (int) IntStream.range(0, list.size()).filter(i -> list.get(i).has(member)).count();
    }

    private static void trim(ObjectNode item, JsonNode slots) {
        while (!slots.isMissingNode() && Stream.of(slots.get("members").get(0), slots.get("members").get(1))
                .mapToInt(member -> item.path(member.asText()).size()).sum() > slots.get("max").asInt()) {
            item.withArray(slots.get("members").get(0).asText()).remove(0);
        }
    }

    private static TextNode text(JsonNode field, int length) {
        boolean link = field.has("media") || field.path("format").asText().equals("uri");
        String text = link ? LINK : "a".repeat(length);
        return new TextNode(text.matches(field.path("pattern").asText(".*")) ? text : "21:9");
    }

    private ObjectNode start() {
        ObjectNode body = Resources.json("{}");
        return limits.model() == null ? body : body.put("model", limits.model());
    }

    /** @param avoided members that are not used for it */
    private static void meet(JsonNode rule, RawRequest request, ObjectNode body, Set<String> avoided) {
        List<String> members = members(rule);
        boolean each = rule.get("then").asText().equals("require");
        if (each || members.stream().noneMatch(body::has)) {
            members.stream().filter(member -> !avoided.contains(member)).limit(each ? members.size() : 1)
                    .filter(member -> !body.has(member))
                    .forEach(member -> body.set(member, value(request.field(member), false)));
        }
    }

    /** Leaves one of those members of which there may be only one. */
    private static void single(JsonNode rule, String chosen, ObjectNode body) {
        List<String> members = members(rule);
        if (rule.get("then").asText().equals("exactly_one") && members.contains(chosen)) {
            members.stream().filter(member -> !member.equals(chosen)).forEach(body::remove);
        }
    }

    /** Changes what makes a rule hold. */
    private static void end(JsonNode rule, ObjectNode body) {
        rule.get("when").properties().forEach(test -> {
            JsonNode value = test.getValue();
            if (value.path("present").asBoolean()) {
                body.remove(test.getKey());
            } else if (value.path("eq").isBoolean()) {
                body.put(test.getKey(), !value.get("eq").asBoolean());
            } else {
                body.set(test.getKey(), value.get("ne"));
            }
        });
    }

    private static List<String> members(JsonNode rule) {
        return IntStream.range(0, rule.get("members").size()).mapToObj(i -> rule.get("members").get(i).asText()).toList();
    }

    private static Set<String> names(ObjectNode body) {
        Set<String> names = new HashSet<>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public String toString() {
        return limits + " on " + site;
    }
}
