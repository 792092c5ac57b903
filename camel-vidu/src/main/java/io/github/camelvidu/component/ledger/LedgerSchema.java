// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes and checks the tables of {@link JdbcTaskLedger}. Thread-safe. */
final class LedgerSchema {

    static final String SCRIPT = "schema.sql";

    private static final int TRIES = 5;
    private static final List<String> BUDGET_COLUMNS = List.of("account", "period", "period_start", "reserved", "charged");
    private static final String WHERE = "the script " + LedgerSchema.class.getPackageName().replace('.', '/') + "/" + SCRIPT
                                        + " of the jar camel-vidu";

    private final Transactions transactions;

    LedgerSchema(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Asks first, since a user that may not make tables may not say so "if not exists" either. Nodes that make the same
     * table at once may fail with all sorts of states, and then find it made.
     */
    void create() {
        for (int tried = 1; missing().isPresent(); tried++) {
            try {
                transactions.run("make its tables", LedgerSchema::runScript);
                check();
                return;
            } catch (LedgerException e) {
                if (tried == TRIES || !(e.getCause() instanceof SQLException cause) || !mayHaveMet(cause)) {
                    throw e;
                }
            }
        }
    }

    void check() {
        missing().ifPresent(what -> {
            throw new LedgerException("the ledger's database lacks " + what, null);
        });
    }

    /** @return what is missing and what to do about it; empty if all is there */
    private Optional<String> missing() {
        return missing("vidu_task", TaskColumns.ALL).or(() -> missing("vidu_budget", BUDGET_COLUMNS))
                .or(() -> missing("vidu_mark", MarkTable.COLUMNS));
    }

    private Optional<String> missing(String table, List<String> columns) {
        return transactions.run("look at the table " + table, connection -> {
            Optional<List<String>> present = columns(connection, table);
            if (present.isEmpty()) {
                return Optional.of("the table " + table + ": set createLedgerSchema=true, or run " + WHERE);
            }
            String missing = columns.stream().filter(column -> !present.get().contains(column))
                    .collect(Collectors.joining(", "));
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("columns of the table " + table + " (" + missing + "), which another version made: add them"
                                  + " as they stand in " + WHERE);
        });
    }

    /** @return empty if there is no such table */
    private static Optional<List<String>> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData columns = statement.executeQuery().getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return Optional.of(names);
        } catch (SQLException e) {
            if (!isUnknownTable(e)) {
                throw e;
            }
            connection.rollback();
            return Optional.empty();
        }
    }

    private static Void runScript(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
        }
        return null;
    }

    /** The script has a semicolon only at the end of a statement, but for comments, which have lines of their own. */
    private static List<String> statements() {
        String sql = script().lines().filter(line -> !line.stripLeading().startsWith("--")).collect(Collectors.joining("\n"));
        return List.of(sql.split(";")).stream().filter(statement -> !statement.isBlank()).toList();
    }

    private static String script() {
        try (InputStream script = LedgerSchema.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 42P01 of PostgreSQL; 42S02, 42S03 and 42S04 of H2. */
    private static boolean isUnknownTable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("42P01") || state.startsWith("42S0");
    }

    /** Seen: 23505 and 42P07 of PostgreSQL, 42S11 and HY000 of H2. Class 08 says that there is no connection. */
    private static boolean mayHaveMet(SQLException e) {
        return e.getSQLState() != null && !e.getSQLState().startsWith("08");
    }
}
