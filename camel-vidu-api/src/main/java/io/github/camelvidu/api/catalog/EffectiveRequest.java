// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * A request as the platform takes it: the limits that hold for it and the values it counts with. The limits are those
 * of the operation, overlaid by those of the model, of the site and of each rule whose condition holds, in this order;
 * a member that is absent counts with its default. An object inside a list is looked at the same way.
 */
public final class EffectiveRequest {

    private final ObjectNode body;
    private final Site site;
    private final Set<String> overlays;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> ignored = new HashSet<>();
    private final List<Rule> demands = new ArrayList<>();
    private final Map<String, Rule> limitedBy = new HashMap<>();

    private EffectiveRequest(
                             Map<String, Field> fields, Set<String> overlays, List<Rule> rules, ObjectNode body, Site site) {
        this.body = body;
        this.site = site;
        this.overlays = overlays;
        fields.forEach((name, field) -> this.fields.put(name, field.on(site)));
        rules.stream().filter(rule -> holds(rule.when())).forEachOrdered(this::apply);
    }

    /** A request by all rules of its operation and model. */
    public static EffectiveRequest of(Operation operation, ObjectNode body, Site site) {
        return of(operation, body, site, rule -> true);
    }

    /** A request by those rules that pass the filter. */
    public static EffectiveRequest of(Operation operation, ObjectNode body, Site site, Predicate<Rule> filter) {
        Optional<ModelLimits> model = model(operation, body);
        Map<String, Field> overlays = model.map(ModelLimits::fields).orElse(Map.of());
        List<Rule> rules = new ArrayList<>(operation.rules());
        model.ifPresent(limits -> rules.addAll(limits.rules()));
        rules.removeIf(filter.negate());
        Map<String, Field> fields = Field.overlaid(operation.fields(), overlays);
        return new EffectiveRequest(fields, overlays.keySet(), rules, body, site);
    }

    /**
     * The limits of the model that the body, or else the default of the operation, names; empty when there are none.
     */
    public static Optional<ModelLimits> model(Operation operation, ObjectNode body) {
        Field field = operation.fields().get("model");
        JsonNode model = field == null ? MissingNode.getInstance() : value(field, body.path("model"));
        return Optional.ofNullable(operation.models().get(model.asText()));
    }

    /** Every member of the body with the limits that hold now, in the platform's order. */
    public Map<String, Field> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** The value that counts: what was given, else the default, else a missing node. */
    public JsonNode value(String member) {
        Field field = fields.get(member);
        return field == null ? given(member) : value(field, body.path(member));
    }

    /** The value as it was given; a missing node when the member is absent or null. */
    public JsonNode given(String member) {
        JsonNode value = body.path(member);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** Whether the member was given and is not empty. */
    public boolean present(String member) {
        return Condition.present(body.path(member));
    }

    /** Whether the member is accepted without having an effect, for this model or beside these other members. */
    public boolean ignored(String member) {
        Field field = fields.get(member);
        return ignored.contains(member) || field != null && field.effective() == Effect.IGNORED;
    }

    /** Where the limits of the member come from, for a message. */
    public Origin origin(String member) {
        Rule rule = limitedBy.get(member);
        String model = overlays.contains(member) ? " for " + value("model").asText() : "";
        String when = rule == null || rule.when().isEmpty() ? "" : " when " + rule.condition();
        return new Origin(model + when, rule != null);
    }

    /** The rules that hold and ask for members. */
    public List<Rule> demands() {
        return Collections.unmodifiableList(demands);
    }

    /** Whether every listed member passes its test. */
    public boolean holds(Map<String, Condition> when) {
        return when.entrySet().stream().allMatch(test -> test.getValue().holds(value(test.getKey())));
    }

    /** An object of a list of this request. */
    public EffectiveRequest item(String list, ObjectNode item) {
        Field field = fields.get(list);
        return new EffectiveRequest(
                field.fields() == null ? Map.of() : field.fields(), Set.of(),
                field.itemRules() == null ? List.of() : field.itemRules(), item, site);
    }

    private void apply(Rule rule) {
        switch (rule.then()) {
            case LIMIT -> rule.limit().forEach((name, overlay) -> {
                fields.merge(name, overlay, Field::overlaidWith);
                limitedBy.put(name, rule);
            });
            case IGNORE -> ignored.addAll(rule.members());
            case REQUIRE, EXACTLY_ONE, AT_LEAST_ONE -> demands.add(rule);
        }
    }

    private static JsonNode value(Field field, JsonNode given) {
        if (!given.isMissingNode() && !given.isNull()) {
            return given;
        }
        return field.defaultValue() == null ? MissingNode.getInstance() : field.defaultValue();
    }
}
