// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** {@code docs/reference/options.adoc}. */
final class OptionsPage {

    private static final Map<OptionGroup, String> TITLES = titles();
    private static final Map<OptionGroup, String> REMARKS = Map.of(
            OptionGroup.REQUEST, " A member of the request that is not set is not sent.",
            OptionGroup.GROUP, " Of `tasks` only with `scope=account`.",
            OptionGroup.SINCE, " Of `tasks` only with `scope=account`.",
            OptionGroup.PACE,
            " When `delay` is not set it is as said here for `tasks`, ten seconds for `tasks` with `scope=account`, and a"
                              + " minute for `credits` and `usage`.");

    private final ComponentModel model;

    OptionsPage(ComponentModel model) {
        this.model = model;
    }

    String text() {
        Asciidoc page = new Asciidoc("Options");
        page.paragraph(
                "`vidu:<operation>?<options>`. An option that the operation cannot honour is refused when the route starts."
                       + " Every option of an endpoint but Camel's own, such as `delay`, can also be set on the component, where it"
                       + " holds for all endpoints that do not say otherwise: `camel.component.vidu.base-url` in a properties file.");
        page.section("Which operation takes what");
        page.table("1,4", List.of("Operation", "Options besides those of the account"),
                Arrays.stream(ViduOperation.values()).map(this::row).toList());
        for (OptionGroup group : OptionGroup.values()) {
            options(page, group);
        }
        page.section("On the component alone");
        page.table("2,2,1,6", List.of("Option", "Type", "Default", "Meaning"),
                model.getComponentOptions().stream().filter(this::onComponentOnly).map(option -> row(option, "")).toList());
        return page.toString();
    }

    private static Map<OptionGroup, String> titles() {
        Map<OptionGroup, String> titles = new EnumMap<>(OptionGroup.class);
        titles.put(OptionGroup.COMMON, "The account and the platform");
        titles.put(OptionGroup.API_KEY, "Which API key");
        titles.put(OptionGroup.KIND, "The kind");
        titles.put(OptionGroup.REQUEST, "The request");
        titles.put(OptionGroup.INPUT, "Local files");
        titles.put(OptionGroup.KEY, "The key");
        titles.put(OptionGroup.SUBMIT, "Submitting");
        titles.put(OptionGroup.BUDGET, "Budget");
        titles.put(OptionGroup.SETTLE, "Settling by hand");
        titles.put(OptionGroup.POLL, "Consumers that poll");
        titles.put(OptionGroup.WAIT, "Waiting");
        titles.put(OptionGroup.MEDIA, "The result");
        titles.put(OptionGroup.TASK, "Which task");
        titles.put(OptionGroup.LIST, "Which tasks to list");
        titles.put(OptionGroup.SUBJECTS, "Which subjects to list");
        titles.put(OptionGroup.PAGES, "Lists");
        titles.put(OptionGroup.CREDITS, "The balance");
        titles.put(OptionGroup.PERIOD, "Which time");
        titles.put(OptionGroup.FORMAT, "In which form");
        titles.put(OptionGroup.GROUP_BY, "Added up by what");
        titles.put(OptionGroup.CALLBACK, "Where callbacks arrive");
        titles.put(OptionGroup.RECEIVE, "Which callbacks are taken");
        titles.put(OptionGroup.GROUP, "Consumer groups");
        titles.put(OptionGroup.SINCE, "Where a group begins");
        titles.put(OptionGroup.SCOPE, "Whose tasks");
        titles.put(OptionGroup.BALANCE, "What is told of the balance");
        titles.put(OptionGroup.CONSUME, "Consumers");
        titles.put(OptionGroup.PACE, "How often");
        return titles;
    }

    private List<String> row(ViduOperation operation) {
        List<String> own = names(option -> operation.honours(option.getName()) && group(option) != OptionGroup.COMMON
                && group(option) != OptionGroup.REQUEST);
        boolean request = operation.honours("prompt");
        String all = request && own.isEmpty() ? "those of the request"
                : request ? "those of the request, " + Asciidoc.codes(own)
                : own.isEmpty() ? "none" : Asciidoc.codes(own);
        return List.of(Asciidoc.code(operation.uriName()), all);
    }

    private void options(Asciidoc page, OptionGroup group) {
        List<ViduOperation> operations = Arrays.stream(ViduOperation.values())
                .filter(operation -> !names(option -> group(option) == group && operation.honours(option.getName())).isEmpty())
                .toList();
        page.section(Objects.requireNonNull(TITLES.get(group), group::name));
        page.paragraph((group.isCommon() ? "For every operation." : "For " + uriNames(operations) + ".")
                       + REMARKS.getOrDefault(group, ""));
        page.table("2,2,1,6", List.of("Option", "Type", "Default", "Meaning"),
                model.getEndpointParameterOptions().stream().filter(option -> group(option) == group)
                        .map(option -> row(option, except(option, operations))).toList());
    }

    /** The operations of the group to which the option has nothing to say. */
    private static String except(BaseOptionModel option, List<ViduOperation> operations) {
        List<ViduOperation> without = operations.stream().filter(operation -> !operation.honours(option.getName())).toList();
        return without.isEmpty() ? "" : " Not for " + uriNames(without) + ".";
    }

    private static List<String> row(BaseOptionModel option, String except) {
        // the generator says false of every Boolean, but a member that is not set is not sent
        String unset = option.getDefaultValue() == null || RequestOptions.NAMES.contains(option.getName())
                ? "" : option.getDefaultValue().toString();
        return List.of(
                Asciidoc.code(option.getName()), type(option),
                unset.isEmpty() ? "" : Asciidoc.code(option.getEnums() == null ? unset : unset.toLowerCase(Locale.ROOT)),
                option.getDescription() + except + (option.isSecret() ? " A secret: keep it out of URIs." : ""));
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null) {
            return Asciidoc.codes(option.getEnums().stream().map(value -> value.toLowerCase(Locale.ROOT)).toList());
        }
        return switch (option.getType()) {
            case "object" -> Asciidoc.code(simpleName(option.getJavaType()));
            case "duration" -> "time, for example `30m`";
            default -> option.getType();
        };
    }

    private static String simpleName(String type) {
        String plain = type.replaceFirst("<.*", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private boolean onComponentOnly(BaseOptionModel option) {
        return model.getEndpointOptions().stream().noneMatch(other -> other.getName().equals(option.getName()));
    }

    private List<String> names(Predicate<BaseOptionModel> wanted) {
        return model.getEndpointParameterOptions().stream().filter(wanted).map(BaseOptionModel::getName).toList();
    }

    private static OptionGroup group(BaseOptionModel option) {
        return OptionGroup.of(option.getName()).orElseThrow();
    }

    private static String uriNames(List<ViduOperation> operations) {
        return Asciidoc.codes(operations.stream().map(ViduOperation::uriName).toList());
    }
}
