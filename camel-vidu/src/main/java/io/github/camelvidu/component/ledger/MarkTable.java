// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements on {@code vidu_mark}, as PostgreSQL and H2 both take them, in the transaction of who calls. */
final class MarkTable {

    static final List<String> COLUMNS = List.of("name", "content", "changed_at");

    Optional<String> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT content FROM vidu_mark WHERE name = ?")) {
            new Parameters(statement).text(name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    boolean contains(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM vidu_mark WHERE name = ?")) {
            new Parameters(statement).text(name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Whether there was a mark to change. */
    boolean change(Connection connection, String name, String text) throws SQLException {
        String sql = "UPDATE vidu_mark SET content = ?, changed_at = CURRENT_TIMESTAMP WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).longText(text).text(name);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether the mark is new; when it is not, the transaction was rolled back. */
    boolean insert(Connection connection, String name, String text) throws SQLException {
        String sql = "INSERT INTO vidu_mark (name, content, changed_at) VALUES (?, ?, CURRENT_TIMESTAMP)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(name).longText(text);
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (!Transactions.isDuplicate(e)) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    /** Whether there was a mark to delete. */
    boolean delete(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM vidu_mark WHERE name = ?")) {
            new Parameters(statement).text(name);
            return statement.executeUpdate() == 1;
        }
    }

    /** Forgets the names without a text that begin with a prefix and are older than a time. */
    void forget(Connection connection, String prefix, Instant oldest) throws SQLException {
        String sql = "DELETE FROM vidu_mark WHERE content IS NULL AND changed_at < ? AND SUBSTRING(name FROM 1 FOR ?) = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).time(oldest).integer(prefix.length()).text(prefix);
            statement.executeUpdate();
        }
    }
}
