// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL with the ledger of {@code vidu:}. Its binaries come from Maven Central; nothing is installed. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    static Database start() throws IOException {
        return new Database(EmbeddedPostgres.start());
    }

    String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Rows whose task waits. */
    int submitted() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM vidu_task WHERE state = 'SUBMITTED'")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** When the last lease lapses, in microseconds since 1970. */
    long lastLease() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT MAX(lease_until) FROM vidu_task")) {
            found.next();
            Instant lapses = found.getTimestamp(1).toInstant();
            return ChronoUnit.MICROS.between(Instant.EPOCH, lapses);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
