// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * Reads the members of a rule one by one, and knows in the end which of them nobody asked for. Every method throws an
 * {@link InputRefusal} that names the member. For one thread.
 */
final class RuleFields {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final String TIME = "a time from PT0S to P365D such as PT2S or PT10M";

    private final ObjectNode members;
    private final Set<String> known = new TreeSet<>();

    RuleFields(ObjectNode members) {
        this.members = members;
    }

    boolean has(String name) {
        known.add(name);
        return members.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = value(name, "a text");
        if (!value.isTextual()) {
            throw refusal(name, "a text", "must be a text in double quotes");
        }
        return value.textValue();
    }

    String text(String name, String other) {
        return has(name) ? text(name) : other;
    }

    /** One of some names; the other if there is none. */
    String oneOf(String name, Collection<String> names, String other) {
        String text = text(name, other);
        if (!names.contains(text) && !text.equals(other)) {
            throw refusal(name, String.join(", ", names), "is not known");
        }
        return text;
    }

    long whole(String name, long from, long to) {
        String allowed = "a whole number from " + from + (to == Long.MAX_VALUE ? "" : " to " + to);
        JsonNode value = value(name, allowed);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < from || value.longValue() > to) {
            throw refusal(name, allowed, "must be " + allowed);
        }
        return value.longValue();
    }

    int count(String name) {
        return has(name) ? (int) whole(name, 0, Integer.MAX_VALUE) : 0;
    }

    /** From 0 to 1. */
    double share(String name) {
        JsonNode value = value(name, "a number from 0 to 1");
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw refusal(name, "a number from 0 to 1", "must be a number from 0 to 1");
        }
        return value.doubleValue();
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!members.get(name).isBoolean()) {
            throw refusal(name, "true, false", "must be true or false");
        }
        return members.get(name).booleanValue();
    }

    Duration time(String name) {
        Duration time;
        try {
            time = Duration.parse(value(name, TIME).asText());
        } catch (DateTimeException e) {
            throw refusal(name, TIME, "is no time");
        }
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw refusal(name, TIME, "is too short or too long");
        }
        return time;
    }

    Duration time(String name, Duration other) {
        return has(name) ? time(name) : other;
    }

    Map<String, JsonNode> map(String name) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        if (has(name)) {
            if (!members.get(name).isObject()) {
                throw refusal(name, "an object", "must be an object");
            }
            members.get(name).fields().forEachRemaining(member -> map.put(member.getKey(), member.getValue()));
        }
        return map;
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(name).forEach((member, value) -> {
            if (!value.isTextual()) {
                throw refusal(name, "an object of texts", "must have texts only");
            }
            texts.put(member, value.textValue());
        });
        return texts;
    }

    /** @throws InputRefusal if there is a member that was not asked for */
    void end() {
        members.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw refusal(name, String.join(", ", known), "is not known here");
            }
        });
    }

    /** A refusal of what this member has. */
    InputRefusal refusal(String name, String allowed, String why) {
        JsonNode given = members.path(name);
        return InputRefusal.invalid(name, given.isTextual() ? given.textValue() : given.toString(), allowed,
                "The member " + name + " " + why + ".");
    }

    private JsonNode value(String name, String allowed) {
        if (!has(name)) {
            throw refusal(name, allowed, "is missing");
        }
        return members.get(name);
    }
}
