// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What constraints.json says about one body, put together by the words of its {@code effective_rule} and without the
 * classes under test: fields of the operation, of the model, of the site and of the rules that hold, laid over each
 * other.
 */
public final class RawRequest {

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ObjectNode body;
    private final Site site;
    private final List<JsonNode> holding = new ArrayList<>();

    private RawRequest(JsonNode fields, List<JsonNode> rules, ObjectNode body, Site site) {
        this.body = body;
        this.site = site;
        fields.properties().forEach(field -> this.fields.set(field.getKey(), merged(
                field.getValue(), field.getValue().path("site").path(site.name().toLowerCase(Locale.ROOT)))));
        for (JsonNode rule : rules) {
            if (holds(rule.path("when"))) {
                holding.add(rule);
                rule.path("limit").properties().forEach(
                        limit -> this.fields.set(limit.getKey(), merged(this.fields.get(limit.getKey()), limit.getValue())));
            }
        }
    }

    public static RawRequest of(RawLimits limits, Site site, ObjectNode body) {
        JsonNode model = limits.model() == null
                ? MissingNode.getInstance() : limits.operation().at("/models").path(body.path("model").asText());
        return new RawRequest(
                merged(limits.operation().get("fields"), model.path("fields")), rules(limits), body, site);
    }

    /** Every rule of the operation and then of the model, whether it holds or not. */
    public static List<JsonNode> rules(RawLimits limits) {
        List<JsonNode> rules = list(limits.operation().get("rules"));
        if (limits.model() != null) {
            rules.addAll(list(limits.operation().get("models").get(limits.model()).path("rules")));
        }
        return rules;
    }

    /** An object of a list of this request. */
    public RawRequest item(String member, ObjectNode item) {
        return new RawRequest(field(member).get("fields"), list(field(member).path("item_rules")), item, site);
    }

    public List<String> members() {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public JsonNode field(String member) {
        return fields.get(member);
    }

    public boolean required(String member) {
        return field(member).path("required").asBoolean() && !idle(member);
    }

    public boolean offered(String member) {
        return !effect(member).equals("unsupported");
    }

    /** Whether the member has no effect, for the model or by a rule. */
    public boolean idle(String member) {
        return effect(member).equals("ignored") || !ignoring(member).isEmpty();
    }

    public String effect(String member) {
        return field(member).path("effect").asText("used");
    }

    /** The rules that hold and take the effect from a member. */
    public List<JsonNode> ignoring(String member) {
        return holding.stream().filter(rule -> rule.get("then").asText().equals("ignore"))
                .filter(rule -> list(rule.get("members")).stream().anyMatch(name -> name.asText().equals(member))).toList();
    }

    /** The rules that hold and ask for members. */
    public List<JsonNode> demands() {
        Set<String> demands = Set.of("require", "exactly_one", "at_least_one");
        return holding.stream().filter(rule -> demands.contains(rule.get("then").asText())).toList();
    }

    /** The reason for a value of a member that is not allowed. */
    public String valueReason(String member) {
        Set<String> limited = new HashSet<>();
        holding.forEach(rule -> rule.path("limit").fieldNames().forEachRemaining(limited::add));
        return reason(limited.contains(member) ? "rule" : member.equals("model") ? "model" : "value");
    }

    /** @param sort a member of {@code schema.reasons} */
    public static String reason(String sort) {
        return Resources.constraints().at("/schema/reasons").get(sort).asText();
    }

    /** Objects are laid over each other, anything else is replaced. */
    public static ObjectNode merged(JsonNode below, JsonNode top) {
        ObjectNode result = below == null ? JsonNodeFactory.instance.objectNode() : below.deepCopy();
        top.properties().forEach(member -> {
            JsonNode covered = result.path(member.getKey());
            result.set(member.getKey(), covered.isObject() && member.getValue().isObject()
                    ? merged(covered, member.getValue()) : member.getValue());
        });
        return result;
    }

    private boolean holds(JsonNode when) {
        return when.properties().stream().allMatch(test -> {
            JsonNode value = body.hasNonNull(test.getKey())
                    ? body.get(test.getKey()) : fields.path(test.getKey()).path("default");
            return test.getValue().properties().stream().allMatch(one -> passes(one.getKey(), one.getValue(), value));
        });
    }

    private static boolean passes(String test, JsonNode expected, JsonNode value) {
        return switch (test) {
            case "eq" -> value.equals(expected);
            case "ne" -> !value.equals(expected);
            case "in" -> list(expected).contains(value);
            case "present" -> expected.asBoolean() == present(value);
            case "items" -> value.size() == expected.asInt();
            default -> throw new IllegalStateException("a new test: " + test);
        };
    }

    private static boolean present(JsonNode value) {
        return !Arrays.asList("", "null", "\"\"", "[]").contains(value.toString());
    }

    private static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }
}
