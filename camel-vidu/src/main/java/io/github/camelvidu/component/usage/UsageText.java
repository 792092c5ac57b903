// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Usage as text: JSON, or CSV with a line of names (RFC 4180, but with LF at the end of a line). Thread-safe. */
public final class UsageText {

    private final ObjectMapper json;
    private final CsvMapper csv = new CsvMapper();

    public UsageText(ObjectMapper json) {
        this.json = json;
    }

    public String json(Object usage) {
        try {
            return json.writeValueAsString(usage);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of names, and a line for each row. */
    public <T> String csv(Class<T> type, List<T> rows) {
        return csv(csv.schemaFor(type).withHeader(), rows);
    }

    /** The line of one row, without the names. */
    public <T> String csvLine(Class<T> type, T row) {
        return csv(csv.schemaFor(type).withoutHeader(), row);
    }

    private String csv(CsvSchema columns, Object rows) {
        try {
            return csv.writer(columns).writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
