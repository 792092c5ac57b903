// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Confidence;
import io.github.camelvidu.api.catalog.Effect;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PriceList.UnitPrice;

/** {@code docs/reference/kinds.adoc}: what each kind takes, by model, and what it costs. */
final class KindsPage {

    /** Members that have a column of their own among the models when they depend on the model, with its head. */
    private static final Map<String, String> COLUMNS = columns();

    private final Catalog catalog;
    private final PriceTable prices;

    KindsPage(Catalog catalog) {
        this.catalog = catalog;
        this.prices = new PriceTable(catalog.prices());
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("duration", "Seconds");
        columns.put("resolution", "Resolution");
        columns.put("aspect_ratio", "Shape");
        columns.put("audio", "Sound");
        return columns;
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
        page.paragraph("In bold what the platform takes when nothing is said.");
        MemberNames.requests(catalog).forEach(operation -> kind(page, operation));
        return page.toString();
    }

    private void kind(Asciidoc page, Operation operation) {
        page.section(title(operation));
        if (operation.formerOf() != null) {
            page.paragraph("A former spelling of " + Asciidoc.code(kindOf(operation.formerOf())) + ".");
        }
        List<String> columns = COLUMNS.keySet().stream().filter(member -> dependsOnTheModel(operation, member)).toList();
        page.subsection("Members");
        page.table("2,2,5", List.of("Member", "Option", "Allowed"),
                operation.fields().entrySet().stream().map(field -> List.of(
                        Asciidoc.code(field.getKey()), option(field.getKey(), field.getValue()),
                        columns.contains(field.getKey()) ? "depends on the model" : LimitWords.of(field.getValue()))).toList());
        if (!columns.isEmpty()) {
            models(page, operation, columns);
        }
        List<String> rules = rules(operation, columns);
        if (!rules.isEmpty()) {
            page.paragraph("What else holds:");
            page.list(rules);
        }
        List<Operation> forms = catalog.operations(operation.kind());
        if (operation.equals(forms.get(forms.size() - 1))) {
            prices(page, operation.kind(), operation.fields().containsKey("off_peak"));
        }
    }

    private static String title(Operation operation) {
        return operation.kind() + operation.chosenWhen().entrySet().stream()
                .map(test -> ", " + test.getKey() + " " + test.getValue().words()).collect(Collectors.joining());
    }

    private String kindOf(String operationId) {
        return catalog.operations().stream().filter(operation -> operation.operationId().equals(operationId)).findFirst()
                .orElseThrow().kind();
    }

    private static String option(String member, Field field) {
        return field.items() == FieldType.OBJECT
                ? "only " + Asciidoc.code(MemberNames.header(member))
                : Asciidoc.code(MemberNames.option(member));
    }

    private static boolean dependsOnTheModel(Operation operation, String member) {
        return operation.models().values().stream().anyMatch(model -> model.fields().containsKey(member));
    }

    private void models(Asciidoc page, Operation operation, List<String> columns) {
        page.subsection("Models");
        List<String> head = new ArrayList<>(List.of("Model"));
        columns.forEach(member -> head.add(COLUMNS.get(member)));
        head.add("Accepted, but without effect");
        page.table("2," + "3,".repeat(columns.size()) + "3", head,
                operation.models().keySet().stream().map(model -> model(operation, model, columns)).toList());
    }

    private static List<String> model(Operation operation, String model, List<String> columns) {
        Map<String, Field> fields = EffectiveRequest.of(
                operation, JsonNodeFactory.instance.objectNode().put("model", model), Site.GLOBAL).fields();
        String unsure = operation.models().get(model).confidence() == Confidence.HIGH ? "" : " (not sure)";
        List<String> row = new ArrayList<>(List.of(Asciidoc.code(model) + unsure));
        columns.forEach(member -> row.add(
                member.equals("audio") ? sound(fields.get(member)) : LimitWords.valuesOrRange(fields.get(member))));
        row.add(Asciidoc.codes(fields.entrySet().stream().filter(field -> !columns.contains(field.getKey()))
                .filter(field -> field.getValue().effective() == Effect.IGNORED).map(Map.Entry::getKey).toList()));
        return row;
    }

    private static String sound(Field audio) {
        return audio.effective() == Effect.UNSUPPORTED ? "none"
                : audio.defaultValue() != null && audio.defaultValue().asBoolean() ? "yes, unless `audio` is false"
                : "if `audio` is true";
    }

    /** What rules say, each once, with the models that it is for. */
    private static List<String> rules(Operation operation, List<String> columns) {
        Map<String, List<String>> models = new LinkedHashMap<>();
        operation.rules().forEach(rule -> models.put(LimitWords.of(rule), List.of()));
        operation.models().forEach((model, limits) -> Stream.concat(
                limits.fields().entrySet().stream().filter(field -> !columns.contains(field.getKey()))
                        .flatMap(field -> LimitWords.change(field.getKey(), field.getValue()).stream()),
                limits.rules().stream().map(LimitWords::of))
                .forEach(words -> models.computeIfAbsent(words, ignored -> new ArrayList<>()).add(model)));
        return models.entrySet().stream().map(rule -> (rule.getValue().isEmpty()
                ? "Always: "
                : Asciidoc.codes(rule.getValue()) + ": ") + rule.getKey() + ".").toList();
    }

    private void prices(Asciidoc page, String kind, boolean offPeak) {
        page.subsection("Prices");
        List<List<String>> rows = prices.rows(kind, offPeak);
        if (!rows.isEmpty()) {
            page.table(
                    offPeak ? "2,1,4,3" : "2,1,4",
                    offPeak
                            ? List.of("Model", "Resolution", "Credits", "Off-peak")
                            : List.of("Model", "Resolution", "Credits"),
                    rows);
        }
        List<String> more = prices.notes(kind);
        if (!more.isEmpty()) {
            page.list(more);
        }
    }
}
