// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rules that depend on other members, in the order of the tables.
 *
 * @param list each with {@code when}, {@code then}, and {@code limit} or {@code members}
 */
record MemberRules(JsonNode list) {

    /** Lays further limits over members, or takes their effect away. */
    void applyTo(RuledObject object) {
        for (JsonNode rule : list) {
            if (holds(rule, object)) {
                switch (rule.path("then").asText()) {
                    case "limit" -> object.overlay(rule.path("limit"));
                    case "ignore" -> members(rule).forEach(object::ignore);
                    case "require", "exactly_one", "at_least_one" -> {
                        // about presence, see below
                    }
                    default -> throw new IllegalStateException("Unknown rule in the tables: then " + rule.path("then"));
                }
            }
        }
    }

    /** Members that have to be there: those required, and all of a choice of which none was made. */
    List<String> lacking(RuledObject object) {
        List<String> lacking = new ArrayList<>();
        for (JsonNode rule : list) {
            List<String> absent = members(rule).filter(member -> !object.says(member)).toList();
            boolean none = absent.size() == rule.path("members").size();
            boolean fault = switch (rule.path("then").asText()) {
                case "require" -> !absent.isEmpty();
                case "exactly_one", "at_least_one" -> none;
                default -> false;
            };
            if (fault && holds(rule, object)) {
                absent.forEach(member -> lacking.add(object.name(member)));
            }
        }
        return lacking;
    }

    /** Members of which one would have been right. */
    List<String> excludingEachOther(RuledObject object) {
        List<String> excluding = new ArrayList<>();
        for (JsonNode rule : list) {
            List<String> said = members(rule).filter(object::says).toList();
            if ("exactly_one".equals(rule.path("then").asText()) && said.size() > 1 && holds(rule, object)) {
                said.forEach(member -> excluding.add(object.name(member)));
            }
        }
        return excluding;
    }

    private static boolean holds(JsonNode rule, RuledObject object) {
        return new Condition(rule.path("when")).holds(object::effective);
    }

    private static Stream<String> members(JsonNode rule) {
        return StreamSupport.stream(rule.path("members").spliterator(), false).map(JsonNode::textValue);
    }
}
