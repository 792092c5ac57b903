// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * What the platform accepts for one create call, evaluated from the published tables in the order seen on the platform:
 * decode, required members, unwanted members, then model, enums and ranges (Vidu reference, sections 10 and 18).
 * Immutable.
 */
public final class OperationRules {

    private static final JsonNode IGNORED = JsonNodeFactory.instance.objectNode().put("effect", "ignored");

    private final String operationId;
    private final JsonNode table;

    OperationRules(String operationId, JsonNode table) {
        this.operationId = operationId;
        this.table = table;
    }

    /** As in the tables and in the platform's OpenAPI description, such as {@code text2video}. */
    public String operationId() {
        return operationId;
    }

    /** The name that the price list uses. */
    public String kind() {
        return table.path("kind").textValue();
    }

    public String path() {
        return table.path("path").textValue();
    }

    /** Whether the operation's video has the ratio of its first picture. */
    public boolean followsFirstImage() {
        return table.has("aspect_ratio_from");
    }

    /**
     * The checks that need no model.
     *
     * @throws Refusal {@code CODEC}, {@code FieldLacking} or {@code FieldUnwanted}
     */
    public void checkMembers(ObjectNode body) {
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : table.path("fields").properties()) {
            FieldRule rule = new FieldRule(field.getKey(), (ObjectNode) field.getValue());
            JsonNode value = sent(body, rule.name());
            if (!value.isMissingNode() && !rule.decodes(value)) {
                throw Refusal.of("CODEC");
            }
            if (rule.required() && isEmpty(value)) {
                lacking.add(rule.name());
            }
        }
        if (!lacking.isEmpty()) {
            throw Refusal.of("FieldLacking", lacking);
        }
        List<String> unwanted = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!table.path("fields").has(name)) {
                unwanted.add(name);
            }
        });
        if (!unwanted.isEmpty()) {
            throw Refusal.of("FieldUnwanted", unwanted);
        }
    }

    /**
     * The checks that depend on the model.
     *
     * @param  body    a body that passed {@link #checkMembers}
     * @param  site    whose limits count
     * @return         the members as they take effect: what was sent, and the default of what was not
     * @throws Refusal {@code FieldInvalid}, {@code FieldUnwanted} or {@code FieldItemCountOutOfRange}
     */
    public EffectiveRequest checkValues(ObjectNode body, Site site) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        JsonNode model = modelTable(body);
        for (Map.Entry<String, JsonNode> field : table.path("fields").properties()) {
            rules.put(field.getKey(), new FieldRule(field.getKey(), (ObjectNode) field.getValue())
                    .overlaidWith(model.path("fields").path(field.getKey()))
                    .overlaidWith(field.getValue().path("site").path(site.name().toLowerCase(Locale.ROOT))));
        }
        refuseUnsupported(body, rules);
        applyRules(table.path("rules"), body, rules);
        applyRules(model.path("rules"), body, rules);
        rules.values().stream()
                .filter(rule -> !rule.ignored())
                .forEach(rule -> {
                    JsonNode value = effective(body, rule);
                    if (!value.isMissingNode()) {
                        rule.check(value);
                    }
                });
        return effectiveRequest(body, rules);
    }

    /** The model is checked before anything that depends on it. */
    private JsonNode modelTable(ObjectNode body) {
        JsonNode model = sent(body, "model");
        if (!table.path("fields").has("model") || model.isMissingNode()) {
            return model;
        }
        new FieldRule("model", (ObjectNode) table.path("fields").get("model")).check(model);
        return table.path("models").path(model.textValue());
    }

    private void refuseUnsupported(ObjectNode body, Map<String, FieldRule> rules) {
        List<String> unsupported = rules.values().stream()
                .filter(rule -> rule.unsupported(sent(body, rule.name())))
                .map(FieldRule::name)
                .toList();
        if (!unsupported.isEmpty()) {
            throw Refusal.of("FieldUnwanted", unsupported);
        }
    }

    private void applyRules(JsonNode list, ObjectNode body, Map<String, FieldRule> rules) {
        for (JsonNode rule : list) {
            if (new Condition(rule.path("when")).holds(name -> effective(body, rules.get(name)))) {
                apply(rule, rules);
            }
        }
    }

    private static void apply(JsonNode rule, Map<String, FieldRule> rules) {
        switch (rule.path("then").asText()) {
            case "limit" -> rule.path("limit").properties()
                    .forEach(limit -> rules.computeIfPresent(limit.getKey(), (name, it) -> it.overlaidWith(limit.getValue())));
            case "ignore" -> rule.path("members")
                    .forEach(member -> rules.computeIfPresent(member.textValue(), (name, it) -> it.overlaidWith(IGNORED)));
            default -> throw new IllegalStateException("Not evaluated yet: then " + rule.path("then"));
        }
    }

    private EffectiveRequest effectiveRequest(ObjectNode body, Map<String, FieldRule> rules) {
        ObjectNode members = body.objectNode();
        List<String> images = new ArrayList<>();
        for (FieldRule rule : rules.values()) {
            JsonNode value = effective(body, rule);
            if (!value.isMissingNode()) {
                members.set(rule.name(), value);
            }
            if (rule.isImage()) {
                images.add(rule.name());
            }
        }
        return new EffectiveRequest(this, members, images);
    }

    private static JsonNode effective(ObjectNode body, FieldRule rule) {
        JsonNode value = sent(body, rule.name());
        return value.isMissingNode() ? rule.defaultValue() : value;
    }

    /** A member that is null counts as absent. */
    private static JsonNode sent(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isTextual() && value.textValue().isBlank() || value.isArray() && value.isEmpty();
    }
}
