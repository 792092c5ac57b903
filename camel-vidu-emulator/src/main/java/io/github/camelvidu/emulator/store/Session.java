// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What one piece of work asks of the database, over one connection. Every method throws a {@link StoreException} if the
 * database refuses. Used by one thread, and not after its work is done.
 */
public final class Session {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Does this when the transaction is committed, before the next one begins; never if it is not. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** All rows that a query finds, in its order. */
    <T> List<T> list(RowReader<T> reader, String query, Object... arguments) {
        return run(query, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return Collections.unmodifiableList(found);
            }
        });
    }

    /** The first row that a query finds. */
    <T> Optional<T> find(RowReader<T> reader, String query, Object... arguments) {
        return run(query, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /** The one row that a query always finds. */
    <T> T one(RowReader<T> reader, String query, Object... arguments) {
        return list(reader, query, arguments).get(0);
    }

    /** The number in the first column of the one row that a query always finds. */
    long number(String query, Object... arguments) {
        return one(row -> row.getLong(1), query, arguments);
    }

    /** @return how many rows were changed */
    int execute(String statement, Object... arguments) {
        return run(statement, arguments, PreparedStatement::executeUpdate);
    }

    /** Begins a new row of a table. */
    Insertion insert(String table) {
        return new Insertion(this, table);
    }

    /** An id that nothing has yet. */
    long nextId() {
        return number("SELECT NEXT VALUE FOR entity_id");
    }

    /** Question marks for so many arguments. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    private <T> T run(String sql, Object[] arguments, Execution<T> execution) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, Columns.written(arguments[i]));
            }
            return execution.of(statement);
        } catch (SQLException e) {
            throw StoreException.refused(sql, e);
        }
    }

    @FunctionalInterface
    private interface Execution<T> {

        T of(PreparedStatement statement) throws SQLException;
    }
}
