// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Requests of a form that are just inside its limits: the smallest, the largest, and each member at each of its ends.
 */
final class AllowedProbes {

    private final RawForm form;
    private final Samples samples;
    private final RawBodies bodies;
    private final List<Probe> probes = new ArrayList<>();

    private AllowedProbes(RawForm form, Samples samples) {
        this.form = form;
        this.samples = samples;
        this.bodies = new RawBodies(form, samples);
    }

    static List<Probe> of(RawForm form, Samples samples) {
        AllowedProbes probes = new AllowedProbes(form, samples);
        probes.add("smallest", probes.bodies.smallest());
        probes.add("largest", probes.bodies.largest());
        form.fields().keySet().forEach(member -> probes.ends(member, Map.of(), ""));
        form.rules().forEach(probes::rule);
        return List.copyOf(probes.probes);
    }

    /** @param given what makes a rule hold */
    private void ends(String member, Map<String, JsonNode> given, String when) {
        RawRequest request = RawRequest.of(form, bodies.smallest(given));
        JsonNode limits = request.limits().get(member);
        if (member.equals("model")) {
            return;
        }
        switch (limits.path("effect").asText()) {
            case "unsupported" -> nothing(member, limits);
            case "ignored" -> add(member + " has no effect", bodies.smallest(given).set(member, odd(limits)));
            default -> {
                add(member + " at its smallest" + when, with(given, member, samples.smallest(member, limits)));
                add(member + " at its largest" + when, with(given, member, samples.largest(member, limits)));
                limits.path("enum").forEach(value -> add(member + " " + value + when, with(given, member, value)));
            }
        }
    }

    /** What a model does not offer may be asked not to be done. */
    private void nothing(String member, JsonNode limits) {
        if (limits.path("type").asText().equals("boolean")) {
            add(member + " is not offered and false", with(Map.of(), member, BooleanNode.FALSE));
        } else if (limits.path("type").asText().equals("array")) {
            add(member + " is not offered and empty", with(Map.of(), member, RawForm.JSON.createArrayNode()));
        }
    }

    private void rule(JsonNode rule) {
        Map<String, JsonNode> given = given(form, rule, samples);
        rule.path("limit").fieldNames().forEachRemaining(member -> ends(member, given, " when " + rule.get("when")));
        if (rule.path("then").asText().equals("ignore")) {
            rule.get("members").forEach(member -> {
                JsonNode limits = form.fields().get(member.textValue());
                add(member.textValue() + " has no effect when " + rule.get("when"),
                        bodies.smallest(given).set(member.textValue(), odd(limits)));
            });
        }
    }

    /** Members that make a rule hold; some hold without. */
    static Map<String, JsonNode> given(RawForm form, JsonNode rule, Samples samples) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        rule.path("when").properties().forEach(test -> {
            JsonNode limits = form.fields().get(test.getKey());
            JsonNode tests = test.getValue();
            if (tests.has("eq")) {
                given.put(test.getKey(), tests.get("eq"));
            } else if (tests.has("in")) {
                given.put(test.getKey(), tests.get("in").get(0));
            } else if (tests.has("items")) {
                given.put(test.getKey(), samples.listOf(tests.get("items").intValue(), test.getKey(), limits));
            } else if (tests.path("present").booleanValue()) {
                given.put(test.getKey(), samples.smallest(test.getKey(), limits));
            }
        });
        return given;
    }

    /** A value that would be refused if it had an effect, unless it is a link. */
    private JsonNode odd(JsonNode limits) {
        return switch (limits.path("type").asText()) {
            case "boolean" -> BooleanNode.TRUE;
            case "integer", "number" -> IntNode.valueOf(-1);
            case "string" -> TextNode.valueOf(Samples.isLink(limits) ? Samples.LINK : "");
            default -> throw new IllegalArgumentException("no odd value of " + limits.path("type"));
        };
    }

    private ObjectNode with(Map<String, JsonNode> given, String member, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(given);
        all.put(member, value);
        return bodies.smallest(all);
    }

    private void add(String name, ObjectNode body) {
        probes.add(Probe.allowed(name, body));
    }
}
