// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The emulator's database, in memory or in a directory. Any number of readers, one writer at a time, so that no
 * transaction can meet another's half-done work. In a directory every commit is written before it returns.
 */
public final class Store implements AutoCloseable {

    private static final int CONNECTIONS = 32;
    /** Statements that a connection need not read again: more than the emulator has. */
    private static final String COMMON = ";MAX_LENGTH_INPLACE_LOB=65536;QUERY_CACHE_SIZE=128";

    private final JdbcConnectionPool connections;
    /** H2 keeps a database open as long as one connection is; never used for anything else. */
    private final Connection anchor;
    private final Optional<DirectoryLock> directory;
    private final ReentrantLock writing = new ReentrantLock();

    private Store(String url, Optional<DirectoryLock> directory) {
        this.directory = directory;
        connections = JdbcConnectionPool.create(url, "vidu", "");
        connections.setMaxConnections(CONNECTIONS);
        anchor = open(schema());
    }

    /** A new database that is gone when it is closed. */
    public static Store inMemory() {
        return new Store("jdbc:h2:mem:" + UUID.randomUUID() + COMMON, Optional.empty());
    }

    /**
     * The database that lies in a directory, made if there is none.
     *
     * @throws IllegalStateException if another emulator has it open
     */
    public static Store in(Path directory) {
        DirectoryLock lock = DirectoryLock.take(directory);
        // "async", because an interrupted thread would close the file of H2's usual file system
        return new Store(
                "jdbc:h2:async:" + directory.toAbsolutePath().resolve("vidu")
                         + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE" + COMMON,
                Optional.of(lock));
    }

    /** Runs a transaction, alone; it is undone if the work throws. */
    public <T> T write(Function<Session, T> work) {
        writing.lock();
        try {
            return commit(work);
        } finally {
            writing.unlock();
        }
    }

    /** Reads what is committed. */
    public <T> T read(Function<Session, T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.apply(new Session(connection));
        } catch (SQLException e) {
            throw new StoreException("The emulator's database does not answer", e);
        }
    }

    /** Forgets all accounts and tasks; settings stay. */
    public void clear() {
        write(session -> {
            for (String table : List.of("billed_task", "bill_line", "creation", "job", "callback", "task", "upload", "voice",
                    "subject", "movement", "purchase",
                    "credit_package",
                    "api_key",
                    "account")) {
                session.execute("DELETE FROM " + table);
            }
            return null;
        });
    }

    @Override
    public void close() {
        try {
            anchor.close();
        } catch (SQLException e) {
            throw new StoreException("The emulator's database did not close", e);
        }
        connections.dispose();
        directory.ifPresent(DirectoryLock::close);
    }

    private <T> T commit(Function<Session, T> work) {
        // the pool rolls back what a connection has not committed when it is closed
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            T result = work.apply(session);
            connection.commit();
            session.committed();
            return result;
        } catch (SQLException e) {
            throw new StoreException("The emulator's database did not commit", e);
        }
    }

    private Connection open(String schema) {
        try {
            Connection connection = connections.getConnection();
            try (Statement script = connection.createStatement()) {
                script.execute(schema);
            }
            return connection;
        } catch (SQLException e) {
            throw new StoreException("The emulator's database does not open", e);
        }
    }

    private static String schema() {
        try (InputStream in = Store.class.getResourceAsStream("/io/github/camelvidu/emulator/schema.sql")) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
