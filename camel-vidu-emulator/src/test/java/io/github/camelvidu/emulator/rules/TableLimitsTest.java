// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.rules.SampleRequests.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelvidu.emulator.rules.SampleRequests.list;
import static io.github.camelvidu.emulator.rules.SampleRequests.reason;
import static io.github.camelvidu.emulator.rules.SampleRequests.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Each limit of each member of each operation and model: the outermost values pass, one step further is refused, with
 * the reason that the tables give. The limits are read from the tables and not through the emulator.
 */
class TableLimitsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final RuleBook RULES = RuleBook.published();

    static Stream<Case> cases() {
        return SampleRequests.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLeastRequestIsAccepted(Case it) {
        EffectiveRequest request = check(it, it.request());

        assertThat(request.operation().id()).isEqualTo(it.id());
        it.fields().properties().stream().filter(field -> field.getValue().has("default"))
                .forEach(field -> assertThat(request.members().has(field.getKey())).as(field.getKey()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsRequiredIsMissedWhetherAbsentOrEmpty(Case it) {
        for (Map.Entry<String, JsonNode> field : it.fields().properties()) {
            if (field.getValue().path("required").booleanValue()) {
                ObjectNode request = it.request();
                request.remove(field.getKey());
                assertRefused("missing", field.getKey(), it, request);
                assertRefused("missing", field.getKey(), it, request.putNull(field.getKey()));
                empty(field.getValue()).forEach(
                        empty -> assertRefused("missing", field.getKey(), it, request.set(field.getKey(), empty)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anyOtherMemberIsUnwanted(Case it) {
        assertRefused("unwanted", "shininess", it, it.request().put("shininess", 7));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueOfAnotherTypeCannotBeDecoded(Case it) {
        it.fields().properties().forEach(field -> {
            ObjectNode request = it.request();
            JsonNode value
                    = "string".equals(field.getValue().path("type").asText()) ? NODES.numberNode(7) : NODES.textNode("7");
            request.set(field.getKey(), value);
            assertThat(refusal(it, request).reason()).as(field.getKey()).isEqualTo("CODEC");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOutermostValuesAreAccepted(Case it) {
        it.fields().properties().forEach(field -> outermost(field.getValue()).forEach(value -> {
            ObjectNode request = it.request(field.getKey());
            request.set(field.getKey(), value);
            assertThat(check(it, request)).as(field.getKey()).isNotNull();
        }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneStepFurtherIsRefused(Case it) {
        it.fields().properties().forEach(field -> outside(field.getValue()).forEach((value, fault) -> {
            ObjectNode request = it.request(field.getKey());
            request.set(field.getKey(), value);
            assertRefused("model".equals(field.getKey()) ? "model" : fault, field.getKey(), it, request);
        }));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMembersOfItemsHaveLimitsToo(Case it) {
        it.fields().properties().forEach(list -> list.getValue().path("fields").properties().forEach(field -> {
            String name = list.getKey() + "." + field.getKey();
            if (field.getValue().path("required").booleanValue()) {
                ObjectNode request = it.request();
                item(request, list.getKey()).remove(field.getKey());
                assertRefused("missing", name, it, request);
            }
            outermost(field.getValue()).forEach(value -> {
                ObjectNode request = it.request();
                if (!hasNone(list.getValue(), field.getKey())) {
                    item(request, list.getKey()).set(field.getKey(), value);
                    assertThat(check(it, request)).as(name).isNotNull();
                }
            });
            outside(field.getValue()).forEach((value, fault) -> {
                ObjectNode request = it.request();
                item(request, list.getKey()).set(field.getKey(), value);
                assertRefused(fault, hasNone(list.getValue(), field.getKey()) ? list.getKey() : name, it, request);
            });
        }));
    }

    /** Whether no item may have that member. */
    private static boolean hasNone(JsonNode list, String member) {
        return list.path("item_counts").findValuesAsText("with").contains(member) && list.at("/item_counts/0/max").asInt() == 0;
    }

    private static ObjectNode item(ObjectNode request, String list) {
        return (ObjectNode) request.path(list).get(0);
    }

    private static List<JsonNode> empty(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "string" -> List.of(NODES.textNode(""), NODES.textNode(" \n"));
            case "array" -> List.of(NODES.arrayNode());
            default -> List.of();
        };
    }

    private static List<JsonNode> outermost(JsonNode field) {
        List<JsonNode> values = new ArrayList<>();
        String effect = field.path("effect").asText();
        String type = field.path("type").asText();
        if ("unsupported".equals(effect)) {
            values.add("array".equals(type) ? NODES.arrayNode() : NODES.booleanNode(false));
            return values;
        }
        field.path("enum").forEach(values::add);
        if ("boolean".equals(type) && !field.has("enum")) {
            values.addAll(List.of(NODES.booleanNode(true), NODES.booleanNode(false)));
        } else if ("string".equals(type) && "ignored".equals(effect)) {
            values.add(NODES.textNode("whatever"));
        }
        for (String bound : List.of("min", "max")) {
            if (field.has(bound)) {
                values.add(field.get(bound));
            }
        }
        for (String bound : List.of("min_chars", "max_chars")) {
            if (field.has(bound)) {
                values.add(NODES.textNode("é".repeat(field.get(bound).intValue()).replace('é', letter(field))));
            }
        }
        boolean counted = field.path("item_counts").findValuesAsText("without").size() > 0;
        for (String bound : List.of("min_items", "max_items")) {
            if (field.path(bound).asInt() > 0 && !counted) {
                values.add(list(field, field.get(bound).intValue()));
            }
        }
        return values;
    }

    /** Characters outside ASCII count once, unless the pattern forbids them. */
    private static char letter(JsonNode field) {
        return field.has("pattern") ? 'a' : 'é';
    }

    /** Values with the fault of each. */
    private static Map<JsonNode, String> outside(JsonNode field) {
        Map<JsonNode, String> values = new LinkedHashMap<>();
        String effect = field.path("effect").asText();
        if ("ignored".equals(effect)) {
            return values;
        } else if ("unsupported".equals(effect)) {
            boolean flag = "boolean".equals(field.path("type").asText());
            values.put(flag ? NODES.booleanNode(true) : sample(field), "unsupported");
            return values;
        }
        if (field.has("enum") && !"boolean".equals(field.path("type").asText())) {
            boolean text = "string".equals(field.path("type").asText());
            values.put(text ? NODES.textNode("unheard of") : NODES.numberNode(99), "value");
        }
        BigDecimal step = "number".equals(field.path("type").asText()) ? new BigDecimal("0.001") : BigDecimal.ONE;
        if (field.has("min")) {
            values.put(number(field.get("min").decimalValue().subtract(step)), "value");
        }
        if (field.has("max")) {
            values.put(number(field.get("max").decimalValue().add(step)), "value");
        }
        if (field.has("min_chars")) {
            values.put(NODES.textNode("a".repeat(field.get("min_chars").intValue() - 1)), "chars");
        }
        if (field.has("max_chars")) {
            values.put(NODES.textNode("a".repeat(field.get("max_chars").intValue() + 1)), "chars");
        }
        if (field.has("pattern")) {
            values.put(NODES.textNode("-not-like-this-"), "value");
        }
        if (field.path("min_items").asInt() > 1) {
            values.put(list(field, field.get("min_items").intValue() - 1), "items");
        }
        if (field.has("max_items")) {
            values.put(list(field, field.get("max_items").intValue() + 1), "items");
        }
        if (field.has("item_enum")) {
            values.put(NODES.arrayNode().add(field.at("/item_enum/0")).add("unheard of"), "value");
        }
        return values;
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() == 0 ? NODES.numberNode(value.longValueExact()) : NODES.numberNode(value);
    }

    private static EffectiveRequest check(Case it, ObjectNode request) {
        OperationRules operation = RULES.operation(it.id());
        operation.checkMembers(request);
        return operation.checkValues(request, Site.CHINA);
    }

    private static Refusal refusal(Case it, ObjectNode request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(it, request));
        assertThat(refusal).as("%s", it).isNotNull();
        return refusal;
    }

    private static void assertRefused(String fault, String member, Case it, JsonNode request) {
        Refusal refusal = refusal(it, (ObjectNode) request);
        assertThat(refusal.reason()).as("%s: %s", member, refusal.getMessage()).isEqualTo(reason(fault));
        assertThat(refusal.fields()).as(member).contains(member);
        assertThat(refusal.status()).isEqualTo(400);
    }
}
