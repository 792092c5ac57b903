// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A body under the rules of its form: which limits hold, and which members have no effect.
 *
 * @param limits  by member, after the rules that hold
 * @param ignored members that have no effect
 * @param holding the rules that hold
 */
record RawRequest(Map<String, ObjectNode> limits, Set<String> ignored, List<JsonNode> holding) {

    static RawRequest of(RawForm form, ObjectNode body) {
        Map<String, ObjectNode> fields = form.fields();
        List<JsonNode> holding = form.rules().stream().filter(rule -> holds(rule.path("when"), fields, body)).toList();
        Map<String, ObjectNode> limits = new LinkedHashMap<>(fields);
        Set<String> ignored = new HashSet<>();
        fields.forEach((member, field) -> {
            if (field.path("effect").asText().equals("ignored")) {
                ignored.add(member);
            }
        });
        for (JsonNode rule : holding) {
            rule.path("limit").properties().forEach(limit -> RawForm.merge(limits.get(limit.getKey()), limit.getValue()));
            if (rule.path("then").asText().equals("ignore")) {
                rule.path("members").forEach(member -> ignored.add(member.textValue()));
            }
        }
        return new RawRequest(limits, ignored, holding);
    }

    /** Whether a rule takes the effect of the member away, and not its model. */
    boolean ignoredByRule(String member) {
        return ignored.contains(member) && !limits.get(member).path("effect").asText().equals("ignored");
    }

    static boolean holds(JsonNode when, Map<String, ObjectNode> fields, ObjectNode body) {
        return when.properties().stream().allMatch(member -> {
            JsonNode given = body.path(member.getKey());
            JsonNode value = given.isMissingNode() ? fields.get(member.getKey()).path("default") : given;
            return member.getValue().properties().stream().allMatch(test -> passes(test.getKey(), test.getValue(), value));
        });
    }

    private static boolean passes(String test, JsonNode operand, JsonNode value) {
        return switch (test) {
            case "eq" -> operand.equals(value);
            case "ne" -> !operand.equals(value);
            case "in" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(value::equals);
            case "present" -> operand.booleanValue() != value.isMissingNode();
            case "items" -> operand.intValue() == value.size();
            default -> throw new IllegalArgumentException("unknown test " + test);
        };
    }
}
