// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Any requests of a form: most of them right or nearly so, and most values near a limit. */
final class RequestArbitraries {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SOME = 40;
    private static final int MANY = 3;

    /** Nothing in many disguises, and what has the wrong type for most members. */
    private static final List<JsonNode> STRANGE = List.of(
            JSON.nullNode(), TextNode.valueOf(""), JSON.arrayNode(), JSON.objectNode(),
            JSON.numberNode(1), JSON.numberNode(0), JSON.numberNode(1.5), JSON.numberNode(5.0), JSON.numberNode(1L << 62),
            JSON.numberNode(BigInteger.TWO.pow(70)), BooleanNode.TRUE, BooleanNode.FALSE, TextNode.valueOf("word"),
            TextNode.valueOf("  "),
            TextNode.valueOf("1\n2"), JSON.arrayNode().add(""), JSON.arrayNode().add(1), JSON.arrayNode().addNull(),
            JSON.arrayNode().add(JSON.objectNode()));

    /** Members that an operation may not have. */
    private static final List<String> FOREIGN = List.of("no_such_member", "images", "subjects", "name");

    private final Samples samples;

    private RequestArbitraries(Samples samples) {
        this.samples = samples;
    }

    /** Bodies with the id of the path, where there is one. */
    static Arbitrary<ObjectNode> of(RawForm form, Samples samples) {
        Map<String, JsonNode> fields = new LinkedHashMap<>(form.fields());
        ObjectNode fixed = JSON.objectNode();
        if (form.hasPathId()) {
            fixed.set("id", samples.existing().value("id").orElseThrow());
        }
        if (form.model() != null) {
            fixed.put("model", form.model());
            fields.remove("model");
        }
        return new RequestArbitraries(samples).object("", fields).map(body -> fixed.deepCopy().setAll(body));
    }

    private Arbitrary<ObjectNode> object(String prefix, Map<String, JsonNode> fields) {
        List<String> names = new ArrayList<>(fields.keySet());
        List<Arbitrary<Optional<JsonNode>>> values = new ArrayList<>();
        names.forEach(name -> values.add(member(prefix + name, fields.get(name))));
        for (String foreign : FOREIGN) {
            if (!fields.containsKey(foreign)) {
                names.add(foreign);
                values.add(Arbitraries.frequencyOf(Tuple.of(99, absent()), Tuple.of(1, strange(""))));
            }
        }
        return Combinators.combine(values).as(chosen -> {
            ObjectNode object = JSON.objectNode();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                chosen.get(i).ifPresent(value -> object.set(name, value.deepCopy()));
            }
            return object;
        });
    }

    private Arbitrary<Optional<JsonNode>> member(String path, JsonNode limits) {
        boolean required = limits.path("required").booleanValue();
        List<Tuple2<Integer, Arbitrary<Optional<JsonNode>>>> choices = new ArrayList<>();
        choices.add(Tuple.of(required ? 1 : 60, absent()));
        choices.add(Tuple.of(2, strange(path)));
        List<JsonNode> outside = OutsideValues.of(path, limits, samples).stream().map(OutsideValues.Outside::value).toList();
        if (!outside.isEmpty()) {
            choices.add(Tuple.of(3, Arbitraries.of(outside).map(Optional::of)));
        }
        if (!limits.path("effect").asText().equals("unsupported")) {
            choices.add(Tuple.of(60, inside(path, limits).map(Optional::of)));
        }
        return Arbitraries.frequencyOf(choices);
    }

    private static Arbitrary<Optional<JsonNode>> absent() {
        return Arbitraries.just(Optional.empty());
    }

    /** What names something is not made up: only the platform can tell whether it exists. */
    private Arbitrary<Optional<JsonNode>> strange(String path) {
        boolean names = samples.existing().value(path).isPresent();
        return Arbitraries.of(STRANGE.stream().filter(value -> !(names && saysSomething(value))).toList()).map(Optional::of);
    }

    private static boolean saysSomething(JsonNode value) {
        return value.isArray() ? value.path(0).isTextual() : value.isTextual() && !value.textValue().isBlank();
    }

    private Arbitrary<JsonNode> inside(String path, JsonNode limits) {
        if (samples.existing().value(path).isPresent()) {
            return Arbitraries.just(samples.existing().value(path).get());
        }
        if (limits.has("enum")) {
            List<JsonNode> values = new ArrayList<>();
            limits.get("enum").forEach(values::add);
            return Arbitraries.of(values);
        }
        return switch (limits.path("type").asText()) {
            case "boolean" -> Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE);
            case "integer" -> Arbitraries.longs().between(limits.path("min").asLong(), limits.path("max").asLong(1L << 40))
                    .map(JSON::numberNode);
            case "number" -> Arbitraries.bigDecimals().between(least(limits), limits.get("max").decimalValue()).ofScale(2)
                    .map(number -> (JsonNode) JSON.numberNode(number.stripTrailingZeros()));
            case "string" -> text(path, limits);
            case "array" -> list(path, limits);
            default -> throw new IllegalArgumentException(path + " has the type " + limits.path("type"));
        };
    }

    private static BigDecimal least(JsonNode limits) {
        return limits.has("min") ? limits.get("min").decimalValue() : BigDecimal.ZERO;
    }

    private Arbitrary<JsonNode> text(String path, JsonNode limits) {
        int least = limits.path("min_chars").asInt(1);
        int most = Math.min(samples.longest(), limits.path("max_chars").asInt(SOME));
        return Arbitraries.oneOf(
                Arbitraries.integers().between(least, Math.max(least, Math.min(most, SOME))),
                Arbitraries.integers().between(Math.max(least, most - 1), most))
                .map(characters -> samples.text(path, limits, characters));
    }

    private Arbitrary<JsonNode> list(String path, JsonNode limits) {
        int most = limits.path("max_items").asInt(MANY);
        return item(path, limits).list().ofMinSize(limits.path("min_items").asInt(1)).ofMaxSize(most).map(items -> {
            ArrayNode list = JSON.arrayNode();
            items.forEach(list::add);
            return list;
        });
    }

    private Arbitrary<JsonNode> item(String path, JsonNode limits) {
        if (limits.path("fields").isObject()) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            limits.get("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return object(path + ".", fields).map(item -> item);
        }
        if (limits.has("item_enum")) {
            List<JsonNode> words = new ArrayList<>();
            limits.get("item_enum").forEach(words::add);
            return Arbitraries.of(words);
        }
        return Arbitraries.just(TextNode.valueOf(Samples.isLink(limits) ? Samples.LINK : "word"));
    }
}
