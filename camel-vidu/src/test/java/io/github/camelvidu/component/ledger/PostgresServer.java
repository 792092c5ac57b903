// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL of the tests: one server for all of a module, started when the first test wants it and stopped with
 * the JVM. Its binaries come from Maven Central; nothing is installed. PostgreSQL refuses to run as root, so root
 * starts it in a user namespace of its own ({@code unshare -U}). Where that is forbidden (some containers), run the
 * tests as another user, or name a server that runs already:
 * {@code -Dvidu.test.postgres=jdbc:postgresql://host/postgres?user=…}, with a user that may make databases. They are
 * not dropped there.
 */
public final class PostgresServer {

    private static final String RUNNING = System.getProperty("vidu.test.postgres");

    private PostgresServer() {
    }

    /** A fresh, empty database, through a pool that opens connections as they are needed, 16 at most. Thread-safe. */
    public static DataSource newDatabase() {
        String name = "vidu_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = source("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the tests gives no database", e);
        }
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source(name));
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(16);
        return new HikariDataSource(pool);
    }

    private static DataSource source(String database) {
        if (RUNNING == null) {
            return Embedded.SERVER.getDatabase("postgres", database);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(RUNNING);
        source.setDatabaseName(database);
        return source;
    }

    /** Starts when it is first used. */
    private static final class Embedded {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
