// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.Json;

/** How values stand in columns: times and lengths of time as nanoseconds, JSON and names of constants as text. */
final class Columns {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private Columns() {
    }

    /** What is written for a value; null for null. */
    static Object written(Object value) {
        if (value instanceof Instant time) {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
        }
        if (value instanceof Duration length) {
            return length.toNanos();
        }
        if (value instanceof JsonNode node) {
            return node.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value;
    }

    /** A time; null where there is none. */
    static Instant time(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static Duration length(ResultSet row, String column) throws SQLException {
        return Duration.ofNanos(row.getLong(column));
    }

    /** A number; null where there is none. */
    static Long numberOrNull(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static JsonNode json(ResultSet row, String column) throws SQLException {
        try {
            return Json.MAPPER.readTree(row.getString(column));
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new UncheckedIOException("The column " + column + " is not JSON", e);
        }
    }
}
