// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A {@code when} of the tables: true when every listed member passes its test. No {@code when} is always true.
 *
 * @param tests by member name: {@code eq}, {@code ne}, {@code in}, {@code present}, {@code items}
 */
record Condition(JsonNode tests) {

    /** @param values the effective value of a member; a missing node when it has none */
    boolean holds(Function<String, JsonNode> values) {
        for (Map.Entry<String, JsonNode> member : tests.properties()) {
            JsonNode value = values.apply(member.getKey());
            for (Map.Entry<String, JsonNode> test : member.getValue().properties()) {
                if (!passes(test.getKey(), test.getValue(), value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean passes(String test, JsonNode operand, JsonNode value) {
        return switch (test) {
            case "eq" -> same(value, operand);
            case "ne" -> !same(value, operand);
            case "in" -> contains(operand, value);
            case "present" -> isEmpty(value) != operand.booleanValue();
            case "items" -> value.size() == operand.intValue();
            default -> throw new IllegalStateException("Unknown test in the tables: " + test);
        };
    }

    /** Absent, blank or without items: the platform speaks of "missing or empty" in one breath. */
    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isBlank()
                || value.isArray() && value.isEmpty();
    }

    static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (same(item, value)) {
                return true;
            }
        }
        return false;
    }

    /** Numbers are compared by value: 5 read as an int equals 5 read as a long. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            BigDecimal left = one.decimalValue();
            return left.compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
