// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A test of one member of a request, on its effective value. Every test that is listed must pass.
 *
 * @param eq      the value; null when not tested
 * @param ne      any other value, also none; null when not tested
 * @param in      one of these values; empty when not tested
 * @param present whether the member is there; null when not tested
 * @param items   number of items of a list; null when not tested
 */
public record Condition(JsonNode eq, JsonNode ne, List<JsonNode> in, Boolean present, Integer items) {

    public Condition {
        in = Copies.of(in);
        if (eq == null && ne == null && in.isEmpty() && present == null && items == null) {
            throw new IllegalArgumentException("a condition needs one of eq, ne, in, present, items");
        }
    }

    /** @param value the effective value, a missing node when there is none; never null */
    public boolean holds(JsonNode value) {
        return (eq == null || same(eq, value))
                && (ne == null || !same(ne, value))
                && (in.isEmpty() || in.stream().anyMatch(allowed -> same(allowed, value)))
                && (present == null || present == present(value))
                && (items == null || items == value.size());
    }

    /** The test in words, to stand behind the name of the member: {@code is true}. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (eq != null) {
            words.add("is " + eq.asText());
        }
        if (ne != null) {
            words.add("is not " + ne.asText());
        }
        if (!in.isEmpty()) {
            words.add("is " + in.stream().map(JsonNode::asText).collect(Collectors.joining(" or ")));
        }
        if (present != null) {
            words.add(present ? "is given" : "is not given");
        }
        if (items != null) {
            words.add("has " + items + (items == 1 ? " item" : " items"));
        }
        return String.join(" and ", words);
    }

    /** Numbers are compared by value: 4 is 4 whether Jackson read it as int or long. */
    static boolean same(JsonNode one, JsonNode other) {
        if (FieldType.isNumber(one) && FieldType.isNumber(other)) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    /**
     * The platform speaks of "missing or empty" in one breath (Vidu reference, section 10, FieldLacking); blank text is
     * taken for empty.
     */
    static boolean present(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        return value.isTextual() ? !value.textValue().isBlank() : !value.isContainerNode() || !value.isEmpty();
    }
}
