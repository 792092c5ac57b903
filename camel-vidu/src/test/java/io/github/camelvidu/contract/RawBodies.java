// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Bodies of a form that hold to its limits.
 *
 * @param form    whose bodies
 * @param samples values of members
 */
record RawBodies(RawForm form, Samples samples) {

    private static final int ROUNDS = 4;
    private static final Set<String> CHOICES = Set.of("exactly_one", "at_least_one");

    /** Nothing but what must be there. */
    ObjectNode smallest() {
        return smallest(Map.of());
    }

    /** Nothing but what must be there beside some members, and what gives these an effect. */
    ObjectNode smallest(Map<String, JsonNode> given) {
        ObjectNode body = base();
        given.forEach(body::set);
        for (int i = 0; i < ROUNDS; i++) {
            RawRequest request = RawRequest.of(form, body);
            request.limits().forEach((member, limits) -> {
                if (limits.path("required").booleanValue() && !body.has(member)) {
                    body.set(member, samples.smallest(member, limits));
                }
            });
            request.holding().forEach(rule -> obey(rule, request, body, given.keySet()));
            request.holding().stream().filter(rule -> rule.path("then").asText().equals("ignore"))
                    .filter(rule -> contains(rule.path("members"), given.keySet()))
                    .forEach(rule -> undo(rule, request, body, given));
        }
        return body;
    }

    /** Everything that may be there, as large as it may be. */
    ObjectNode largest() {
        ObjectNode body = base();
        BiFunction<String, JsonNode, JsonNode> value = samples::largest;
        for (int i = 0; i < ROUNDS; i++) {
            RawRequest.of(form, body).limits().forEach((member, limits) -> {
                if (!(member.equals("model") && form.model() != null)
                        && !limits.path("effect").asText().equals("unsupported")) {
                    body.set(member, value.apply(member, limits));
                }
            });
            for (JsonNode rule : form.rules()) {
                if (rule.path("then").asText().equals("exactly_one")) {
                    rule.get("members").forEach(member -> body.remove(member.textValue()));
                    String first = rule.at("/members/0").textValue();
                    body.set(first, value.apply(first, form.fields().get(first)));
                }
            }
        }
        return body;
    }

    private ObjectNode base() {
        ObjectNode body = RawForm.JSON.createObjectNode();
        if (form.hasPathId()) {
            body.set("id", samples.existing().value("id").orElseThrow());
        }
        return form.model() == null ? body : body.put("model", form.model());
    }

    private void obey(JsonNode rule, RawRequest request, ObjectNode body, Set<String> given) {
        String then = rule.path("then").asText();
        if (CHOICES.contains(then) && !contains(rule.path("members"), names(body))) {
            List<ObjectNode> choices = new ArrayList<>();
            rule.get("members").forEach(member -> choices.add(with(member.textValue(), request, body)));
            body.setAll(choices.stream().filter(choice -> given.stream().noneMatch(RawRequest.of(form, choice)::ignoredByRule))
                    .findFirst().orElse(choices.get(0)));
        } else if (then.equals("require")) {
            rule.get("members").forEach(member -> {
                if (!body.has(member.textValue())) {
                    body.setAll(with(member.textValue(), request, body));
                }
            });
        }
    }

    private ObjectNode with(String member, RawRequest request, ObjectNode body) {
        return body.deepCopy().set(member, samples.smallest(member, request.limits().get(member)));
    }

    /** Changes what makes the rule hold, unless it was asked for. */
    private static void undo(JsonNode rule, RawRequest request, ObjectNode body, Map<String, JsonNode> given) {
        rule.get("when").properties().stream().filter(test -> !given.containsKey(test.getKey())).forEach(test -> {
            JsonNode other = otherThan(test.getValue(), request.limits().get(test.getKey()));
            if (other.isMissingNode()) {
                body.remove(test.getKey());
            } else {
                body.set(test.getKey(), other);
            }
        });
    }

    private static JsonNode otherThan(JsonNode test, JsonNode limits) {
        if (test.has("ne")) {
            return test.get("ne");
        }
        boolean flag = test.path("eq").isBoolean() && !limits.path("effect").asText().equals("unsupported");
        return flag ? BooleanNode.valueOf(!test.get("eq").booleanValue()) : MissingNode.getInstance();
    }

    private static boolean contains(JsonNode members, Set<String> names) {
        for (JsonNode member : members) {
            if (names.contains(member.textValue())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(ObjectNode body) {
        Set<String> names = new HashSet<>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
