// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark found.
 *
 * @param title    of the table
 * @param rows     values by the name of their column; all rows have the same columns in the same order
 * @param legend   what each column means, by its name
 * @param settings under which it was measured, by name
 */
public record Report(
        String title, List<Map<String, Object>> rows, Map<String, String> legend, Map<String, Object> settings) {

    /** The table in Markdown, with its legend and settings. Numbers with a fraction have three places. */
    public String markdown() {
        List<String> columns = List.copyOf(rows.get(0).keySet());
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n")
                .append(line(columns))
                .append(columns.stream().map(column -> "---|").collect(Collectors.joining("", "|", "\n")));
        rows.forEach(row -> text.append(line(row.values().stream().map(Report::shown).toList())));
        text.append('\n');
        legend.forEach((column, meaning) -> text.append("* ").append(column).append(": ").append(meaning).append('\n'));
        return text.append('\n')
                .append(settings.entrySet().stream().map(setting -> setting.getKey() + " " + shown(setting.getValue()))
                        .collect(Collectors.joining(", ", "", ".\n")))
                .toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String shown(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3f", number) : value.toString();
    }
}
