// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.component.usage.UsageText;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes usage into a message, as the option {@code format} says. Thread-safe. */
final class UsageBody {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final UsageFormat format;
    private final UsageText text;

    UsageBody(ViduEndpoint endpoint) {
        format = endpoint.getConfiguration().getFormat();
        text = new UsageText(endpoint.getComponent().platformMapper());
    }

    <T> void write(Message message, Class<T> type, List<T> rows) {
        if (format == UsageFormat.CSV) {
            message.setBody(text.csv(type, rows));
            message.setHeader(Exchange.CONTENT_TYPE, CSV);
        } else {
            write(message, rows);
        }
    }

    /** What is told piece by piece: as CSV a line without the names, so that it can be appended to others. */
    <T> void writeOne(Message message, Class<T> type, T row) {
        if (format == UsageFormat.CSV) {
            message.setBody(text.csvLine(type, row));
            message.setHeader(Exchange.CONTENT_TYPE, CSV);
        } else {
            write(message, row);
        }
    }

    /** What is no list of rows. */
    void write(Message message, Object usage) {
        if (format == UsageFormat.OBJECTS) {
            message.setBody(usage);
        } else {
            message.setBody(text.json(usage));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
        }
    }
}
