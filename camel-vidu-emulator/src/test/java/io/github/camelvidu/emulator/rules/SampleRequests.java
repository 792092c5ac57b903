// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests that just satisfy the published tables, made from the tables themselves and not through the emulator. */
final class SampleRequests {

    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNode TABLES = read("constraints.json");
    static final JsonNode PRICES = read("pricing.json");

    private static final Set<String> NOT_COVERED = Set.of("createUpload", "finishUpload", "cancelTask");
    private static final Set<String> CHOICES = Set.of("exactly_one", "at_least_one");
    /** Members that only count together with another one. */
    private static final Map<String, ObjectNode> COMPANIONS = Map.of(
            "audio_type", JSON.createObjectNode().put("audio", true),
            "area", JSON.createObjectNode().put("template", "exotic_princess"),
            "beast", JSON.createObjectNode().put("template", "beast_companion"));

    private SampleRequests() {
    }

    /** Every operation with every model that it has. */
    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        TABLES.path("operations").fieldNames().forEachRemaining(id -> {
            JsonNode models = TABLES.at("/operations").path(id).at("/fields/model/enum");
            models.forEach(model -> cases.add(new Case(id, model.textValue())));
            if (models.isMissingNode() && !NOT_COVERED.contains(id)) {
                cases.add(new Case(id, ""));
            }
        });
        return cases.stream();
    }

    /** The reason of the tables for a fault. */
    static String reason(String fault) {
        return TABLES.at("/schema/reasons").path(fault).textValue();
    }

    /** A value that the member takes. */
    static JsonNode sample(JsonNode field) {
        if (field.has("enum")) {
            return field.get("enum").get(0);
        }
        return switch (field.path("type").textValue()) {
            case "string" -> JSON.getNodeFactory().textNode(text(field));
            case "integer", "number" -> field.has("min") ? field.get("min") : JSON.getNodeFactory().numberNode(1);
            case "boolean" -> JSON.getNodeFactory().booleanNode(false);
            default -> list(field, field.path("min_items").asInt(1));
        };
    }

    static ArrayNode list(JsonNode field, int size) {
        ArrayNode list = JSON.createArrayNode();
        for (int i = 0; i < size; i++) {
            if (field.has("fields")) {
                list.add(required(field.get("fields")));
            } else {
                list.add(field.has("item_enum") ? field.at("/item_enum/0") : JSON.getNodeFactory().textNode(text(field)));
            }
        }
        return list;
    }

    private static String text(JsonNode field) {
        if (field.has("media")) {
            return "https://media.example.com/in/kite";
        }
        return field.path("pattern").asText().contains(":") ? "16:9" : "kite-over-the-dunes";
    }

    private static ObjectNode required(JsonNode fields) {
        ObjectNode object = JSON.createObjectNode();
        fields.properties().stream()
                .filter(field -> field.getValue().path("required").booleanValue())
                .forEach(field -> object.set(field.getKey(), sample(field.getValue())));
        return object;
    }

    private static ObjectNode merged(JsonNode base, JsonNode overlay) {
        ObjectNode merged = base.deepCopy();
        overlay.properties().forEach(limit -> {
            JsonNode below = merged.get(limit.getKey());
            merged.set(limit.getKey(), below != null && below.isObject() ? merged(below, limit.getValue()) : limit.getValue());
        });
        return merged;
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(SampleRequests.class.getResource("/io/github/camelvidu/api/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An operation with a model.
     *
     * @param id    in the tables
     * @param model empty when the operation has none
     */
    record Case(String id, String model) {

        JsonNode table() {
            return TABLES.path("operations").path(id);
        }

        /** The limits of all members for this model, by name, those of a site left out. */
        ObjectNode fields() {
            JsonNode ofModel = table().path("models").path(model).path("fields");
            ObjectNode fields = merged(table().path("fields"), ofModel.isObject() ? ofModel : JSON.createObjectNode());
            if (!model.isEmpty()) {
                fields.withObject("model").putArray("enum").add(model);
            }
            return fields;
        }

        ObjectNode request() {
            return request("");
        }

        /** A request in which that member takes effect. */
        ObjectNode request(String member) {
            ObjectNode request = required(fields());
            for (JsonNode rule : table().path("rules")) {
                List<String> members = new ArrayList<>();
                rule.path("members").forEach(it -> members.add(it.textValue()));
                String then = rule.path("then").asText();
                if (CHOICES.contains(then)) {
                    String chosen = members.contains(member) ? member : members.get(members.size() - 1);
                    request.set(chosen, sample(fields().get(chosen)));
                } else if ("require".equals(then)) {
                    members.forEach(it -> request.set(it, sample(fields().get(it))));
                }
            }
            if (COMPANIONS.containsKey(member)) {
                request.setAll(COMPANIONS.get(member));
            }
            return request;
        }
    }
}
