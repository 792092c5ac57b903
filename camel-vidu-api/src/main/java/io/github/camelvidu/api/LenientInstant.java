// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a time of the platform: RFC 3339, up to nine fraction digits. A time in another form reads as null: it is never
 * worth losing the task that it belongs to.
 */
public final class LenientInstant extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    LenientInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode value = context.readTree(parser);
        if (!value.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.textValue()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
