// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Confidence;
import io.github.camelvidu.api.catalog.Effect;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PriceList.UnitPrice;
import io.github.camelvidu.api.catalog.Rule;

/** {@code docs/reference/kinds.adoc}: what each kind takes, by model, and what it costs. */
final class KindsPage {

    /** Members that have a column of their own among the models. */
    private static final List<String> COLUMNS = List.of("duration", "resolution", "aspect_ratio", "audio");

    private final Catalog catalog;
    private final PriceTable prices;

    KindsPage(Catalog catalog) {
        this.catalog = catalog;
        this.prices = new PriceTable(catalog.prices());
    }

    String text() {
        UnitPrice credit = catalog.prices().unitPrice();
        Asciidoc page = new Asciidoc("Kinds, models, prices");
        page.paragraph(
                "What the component knows about the platform: `validation=strict` refuses everything outside of it before"
                       + " it is sent. Prices are list prices in credits, and they change several times a year: the credits"
                       + " that the platform answers with decide. A credit is " + credit.of(Site.GLOBAL) + " "
                       + credit.currency(Site.GLOBAL) + " on the global site, " + credit.of(Site.CHINA) + " "
                       + credit.currency(Site.CHINA) + " on the China site. Failed tasks are free.");
        RequestReader.KINDS.stream().sorted()
                .forEach(kind -> catalog.operations(kind).forEach(operation -> kind(page, operation)));
        return page.toString();
    }

    private void kind(Asciidoc page, Operation operation) {
        page.section(operation.kind());
        page.subsection("Members");
        page.table("2,1,4", List.of("Member", "Option", "Allowed"),
                operation.fields().entrySet().stream().map(field -> List.of(
                        Asciidoc.code(field.getKey()), Asciidoc.code(MemberNames.option(field.getKey())),
                        COLUMNS.contains(field.getKey()) ? "depends on the model" : type(field.getValue()))).toList());
        page.subsection("Models");
        boolean shape = operation.fields().containsKey("aspect_ratio");
        page.table(shape ? "2,2,3,3,2,3" : "2,2,3,2,3", Stream.of(
                "Model", "Seconds", "Resolution", shape ? "Shape" : "", "Sound", "Accepted, but without effect")
                .filter(head -> !head.isEmpty()).toList(),
                operation.models().keySet().stream().map(model -> model(operation, model, shape)).toList());
        page.paragraph("In bold what the platform takes when nothing is said.");
        List<String> rules = rules(operation);
        if (!rules.isEmpty()) {
            page.paragraph("What else holds:");
            page.list(rules);
        }
        page.subsection("Prices");
        page.table("2,1,4,3", List.of("Model", "Resolution", "Credits", "Off-peak"), prices.rows(operation.kind()));
        List<String> more = prices.notes(operation.kind());
        if (!more.isEmpty()) {
            page.list(more);
        }
    }

    private static List<String> model(Operation operation, String model, boolean shape) {
        Map<String, Field> fields = EffectiveRequest.of(
                operation, JsonNodeFactory.instance.objectNode().put("model", model), Site.GLOBAL).fields();
        String unsure = operation.models().get(model).confidence() == Confidence.HIGH ? "" : " (not sure)";
        List<String> row = new ArrayList<>(
                List.of(
                        Asciidoc.code(model) + unsure, values(fields.get("duration")), values(fields.get("resolution"))));
        if (shape) {
            row.add(values(fields.get("aspect_ratio")));
        }
        row.add(sound(fields.get("audio")));
        row.add(Asciidoc.codes(fields.entrySet().stream().filter(field -> !COLUMNS.contains(field.getKey()))
                .filter(field -> field.getValue().effective() == Effect.IGNORED).map(Map.Entry::getKey).toList()));
        return row;
    }

    private static String sound(Field audio) {
        return audio.effective() == Effect.UNSUPPORTED ? "none"
                : audio.defaultValue() != null && audio.defaultValue().asBoolean() ? "yes, unless `audio` is false"
                : "if `audio` is true";
    }

    private static String values(Field field) {
        if (field.values() != null) {
            return field.values().stream().map(value -> isDefault(field, value) ? "*" + value.asText() + "*" : value.asText())
                    .collect(Collectors.joining(", "));
        }
        String range = (field.min() == null ? "up" : field.min()) + " to " + field.max();
        return field.defaultValue() == null ? range : range + ", *" + field.defaultValue().asText() + "*";
    }

    private static boolean isDefault(Field field, JsonNode value) {
        return value.equals(field.defaultValue());
    }

    private static String type(Field field) {
        List<String> parts = new ArrayList<>();
        parts.add(field.values() == null
                ? field.type().words() : field.values().stream().map(JsonNode::asText)
                        .map(Asciidoc::code).collect(Collectors.joining(", ")));
        if (field.maxChars() != null) {
            parts.add("up to " + field.maxChars() + " characters");
        }
        if (field.maxItems() != null) {
            parts.add(field.maxItems().equals(field.minItems()) ? "exactly " + field.maxItems() : "up to " + field.maxItems());
        }
        if (field.link() && field.media() == null) {
            parts.add("a link");
        }
        if (field.mandatory()) {
            parts.add("required");
        }
        return String.join(", ", parts);
    }

    /** What rules say, each once, with the models that it is for. */
    private static List<String> rules(Operation operation) {
        Map<String, List<String>> models = new LinkedHashMap<>();
        operation.rules().forEach(rule -> models.put(words(rule), List.of()));
        operation.models().forEach((model, limits) -> Stream.concat(
                limits.fields().entrySet().stream().filter(field -> !COLUMNS.contains(field.getKey()))
                        .flatMap(field -> words(field.getKey(), field.getValue()).stream()),
                limits.rules().stream().map(KindsPage::words))
                .forEach(words -> models.computeIfAbsent(words, ignored -> new ArrayList<>()).add(model)));
        return models.entrySet().stream().map(rule -> (rule.getValue().isEmpty()
                ? "Every model: "
                : Asciidoc.codes(rule.getValue()) + ": ") + rule.getKey() + ".").toList();
    }

    /** What a model changes in a member that has no column. */
    private static Optional<String> words(String member, Field overlay) {
        return switch (overlay.effective()) {
            case UNSUPPORTED -> Optional.of(member + " is not offered");
            case UNKNOWN -> Optional.of("whether " + member + " has an effect is not documented");
            case USED, IGNORED -> Optional.ofNullable(overlay.maxChars())
                    .map(most -> member + " may have up to " + most + " characters");
        };
    }

    private static String words(Rule rule) {
        String what = switch (rule.then()) {
            case LIMIT ->
                rule.limit().entrySet().stream().map(limit -> limit.getKey() + " can only be " + values(limit.getValue()))
                        .collect(Collectors.joining(", "));
            case IGNORE -> String.join(", ", rule.members()) + (rule.members().size() == 1 ? " has" : " have") + " no effect";
            case REQUIRE -> String.join(", ", rule.members()) + " must be given";
            case EXACTLY_ONE -> "exactly one of " + String.join(", ", rule.members()) + " must be given";
            case AT_LEAST_ONE -> "at least one of " + String.join(", ", rule.members()) + " must be given";
        };
        return Optional.of(rule.condition()).filter(condition -> !condition.isEmpty())
                .map(condition -> "when " + condition + ", " + what).orElse(what);
    }
}
