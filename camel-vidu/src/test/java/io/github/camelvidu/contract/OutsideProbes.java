// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests of a form that are one step outside one of its limits, and right in everything else. */
final class OutsideProbes {

    private final RawForm form;
    private final Samples samples;
    private final RawBodies bodies;
    private final List<Probe> probes = new ArrayList<>();

    private OutsideProbes(RawForm form, Samples samples) {
        this.form = form;
        this.samples = samples;
        this.bodies = new RawBodies(form, samples);
    }

    static List<Probe> of(RawForm form, Samples samples) {
        OutsideProbes probes = new OutsideProbes(form, samples);
        ObjectNode unknown = probes.bodies.smallest();
        probes.add("unknown member", unknown.put("no_such_member", 1), "no_such_member", "unwanted");
        form.fields().keySet().forEach(member -> probes.member(member, Map.of(), ""));
        form.rules().forEach(probes::rule);
        return List.copyOf(probes.probes);
    }

    private void member(String member, Map<String, JsonNode> given, String when) {
        RawRequest request = RawRequest.of(form, bodies.smallest(given));
        ObjectNode limits = request.limits().get(member);
        if (limits.path("effect").asText().equals("ignored")) {
            return;
        }
        boolean choosesForm = form.operation().path("chosen_when").has(member);
        OutsideValues.of(member, limits, samples).stream()
                .filter(outside -> !(choosesForm && outside.value().isEmpty())).forEach(outside -> {
                    Map<String, JsonNode> all = new LinkedHashMap<>(given);
                    all.put(member, outside.value());
                    ObjectNode body = bodies.smallest(all);
                    add(member + " " + outside.name() + when, body, member + outside.place(), outside.sort());
                });
        if (limits.path("required").booleanValue() && given.isEmpty() && !choosesForm) {
            ObjectNode body = bodies.smallest();
            body.remove(member);
            add(member + " is missing", body, member, "missing");
        }
    }

    private void rule(JsonNode rule) {
        Map<String, JsonNode> given = AllowedProbes.given(form, rule, samples);
        String when = rule.has("when") ? " when " + rule.get("when") : "";
        rule.path("limit").fieldNames().forEachRemaining(member -> member(member, given, when));
        List<String> members = new ArrayList<>();
        rule.path("members").forEach(member -> members.add(member.textValue()));
        switch (rule.get("then").textValue()) {
            case "exactly_one" -> {
                nothingOf(members, given, when);
                add("two of " + members + when, bodies.smallest(both(members)), members.get(1), "rule");
            }
            case "at_least_one" -> nothingOf(members, given, when);
            case "require" -> members.forEach(member -> nothingOf(List.of(member), given, when));
            default -> {
                // no demand
            }
        }
    }

    private void nothingOf(List<String> members, Map<String, JsonNode> given, String when) {
        ObjectNode body = bodies.smallest(given);
        members.forEach(body::remove);
        add("nothing of " + members + when, body, members.get(0), "missing");
        JsonNode first = form.fields().get(members.get(0));
        if (first.path("type").asText().equals("string") && !first.has("min_chars")
                && (members.size() == 1 || !Samples.isLink(first))) {
            add(members.get(0) + " is empty of " + members + when, body.deepCopy().put(members.get(0), ""), members.get(0),
                    "missing");
        }
    }

    private Map<String, JsonNode> both(List<String> members) {
        Map<String, JsonNode> both = new LinkedHashMap<>();
        members.forEach(member -> both.put(member, samples.smallest(member, form.fields().get(member))));
        return both;
    }

    private void add(String name, ObjectNode body, String field, String sort) {
        probes.add(new Probe(name, body, field, RawForm.reason(sort)));
    }
}
