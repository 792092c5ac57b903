// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The edges of text2video and img2video for every model, taken from constraints.json as it stands. */
class VideoLimitsTest {

    private final Catalog catalog = Catalog.bundled();
    private final RequestValidator validator = new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL);

    @ParameterizedTest
    @MethodSource("limits")
    void theSmallestRequestPasses(RawLimits limits) {
        assertThat(faults(limits, edge(limits, false))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theLargestRequestPasses(RawLimits limits) {
        assertThat(faults(limits, edge(limits, true))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void onlyWhatIsRequiredPasses(RawLimits limits) {
        assertThat(faults(limits, minimal(limits))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void oneStepOutsideIsAFault(Step step) {
        assertThat(faults(step.limits, step.body))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo(step.member);
                    assertThat(fault.reason()).isEqualTo(step.reason);
                    assertThat(fault.message()).startsWith(step.member + " is ").contains(", allowed is ").endsWith(".");
                });
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void aMemberWithoutEffectHasNoLimits(Step step) {
        assertThat(faults(step.limits, step.body)).isEmpty();
    }

    static List<RawLimits> limits() {
        return Stream.of("text2video", "img2video").flatMap(key -> RawLimits.of(key).stream()).toList();
    }

    static Stream<Step> steps() {
        return limits().stream().flatMap(limits -> limits.members().stream()
                .filter(limits::used).flatMap(member -> outside(limits, member).stream()));
    }

    static Stream<Step> ignored() {
        return limits().stream().flatMap(limits -> limits.members().stream()
                .filter(member -> limits.field(member).path("effect").asText().equals("ignored"))
                .flatMap(member -> outside(limits, member).stream()));
    }

    private List<RequestFault> faults(RawLimits limits, ObjectNode body) {
        Operation operation = catalog.operation(limits.key()).orElseThrow();
        return validator.faults(operation, body);
    }

    private static List<Step> outside(RawLimits limits, String member) {
        ObjectNode field = limits.field(member);
        List<Step> steps = new ArrayList<>();
        if (field.path("required").asBoolean()) {
            steps.add(new Step(limits, member, "FieldLacking", minimal(limits).<ObjectNode> without(member)));
            steps.add(new Step(limits, member, "FieldLacking", minimal(limits).putNull(member)));
        }
        if (field.has("enum") && field.get("enum").get(0).isTextual()) {
            ObjectNode body = minimal(limits).put(member, "9x");
            steps.add(new Step(limits, member, "FieldInvalid", member.equals("audio_type") ? body.put("audio", true) : body));
        }
        if (field.has("enum") && field.get("enum").get(0).isNumber()) {
            JsonNode values = field.get("enum");
            steps.add(new Step(limits, member, "FieldInvalid", minimal(limits).put(member, values.get(0).asInt() - 1)));
            steps.add(new Step(
                    limits, member, "FieldInvalid",
                    minimal(limits).put(member, values.get(values.size() - 1).asInt() + 1)));
        }
        if (field.has("min")) {
            steps.add(new Step(limits, member, "FieldInvalid", minimal(limits).put(member, field.get("min").asInt() - 1)));
        }
        if (field.has("max")) {
            steps.add(new Step(limits, member, "FieldInvalid", minimal(limits).put(member, field.get("max").asInt() + 1)));
        }
        if (field.has("max_chars")) {
            String text = "x".repeat(field.get("max_chars").asInt() + 1);
            steps.add(new Step(limits, member, "FieldInvalid", minimal(limits).put(member, text)));
        }
        if (field.has("max_items")) {
            ObjectNode body = minimal(limits);
            body.withArray(member).add("https://media.example.com/in/two.png");
            steps.add(new Step(limits, member, "FieldItemCountOutOfRange", body));
            ObjectNode empty = minimal(limits);
            ((ArrayNode) empty.get(member)).removeAll();
            steps.add(new Step(limits, member, "FieldLacking", empty));
        }
        return steps;
    }

    private static ObjectNode minimal(RawLimits limits) {
        ObjectNode body = Resources.json("{}").put("model", limits.model());
        if (limits.key().equals("text2video")) {
            return body.put("prompt", "x");
        }
        body.putArray("images").add("https://media.example.com/in/one.png");
        return body;
    }

    /** Every limited member at its lower or upper edge. */
    private static ObjectNode edge(RawLimits limits, boolean upper) {
        ObjectNode body = minimal(limits);
        for (String member : limits.members()) {
            ObjectNode field = limits.field(member);
            if (member.equals("model") || field.path("effect").asText().equals("unsupported")) {
                continue;
            }
            if (field.has("enum")) {
                JsonNode values = field.get("enum");
                body.set(member, values.get(upper ? values.size() - 1 : 0));
            } else if (field.has("min")) {
                body.put(member, upper && field.has("max") ? field.get("max").asInt() : field.get("min").asInt());
            } else if (field.has("max_chars")) {
                body.put(member, "x".repeat(upper ? field.get("max_chars").asInt() : 1));
            }
        }
        if (limits.model().equals("vidu2.0") && upper) {
            body.put("resolution", "720p"); // the only one at 8 s
        }
        return body;
    }

    private record Step(RawLimits limits, String member, String reason, ObjectNode body) {

        @Override
        public String toString() {
            String value = body.path(member).toString();
            return limits + ": " + member + " " + (value.length() > 40 ? value.length() + " characters" : value);
        }
    }
}
