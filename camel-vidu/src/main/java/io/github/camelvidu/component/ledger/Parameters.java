// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Fills the placeholders of a statement from left to right. Values may be null unless they are primitive. */
final class Parameters {

    private final PreparedStatement statement;
    private int last;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++last, value);
        return this;
    }

    Parameters texts(Collection<String> values) throws SQLException {
        for (String value : values) {
            text(value);
        }
        return this;
    }

    /** As a stream, since H2 takes no string of more than 1,048,576 characters. */
    Parameters longText(String value) throws SQLException {
        if (value == null) {
            return text(null);
        }
        statement.setCharacterStream(++last, new StringReader(value), value.length());
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++last, value);
        return this;
    }

    Parameters integer(Integer value) throws SQLException {
        statement.setObject(++last, value, Types.INTEGER);
        return this;
    }

    Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++last, value);
        return this;
    }

    /** In microseconds: PostgreSQL would round up what is finer. */
    Parameters time(Instant value) throws SQLException {
        statement.setObject(
                ++last, value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }
}
