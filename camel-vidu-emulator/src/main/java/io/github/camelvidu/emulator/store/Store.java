// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.Json;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The emulator's database, in memory or in a directory. Any number of readers, one writer at a time, so that no
 * transaction can meet another's half-done work. In a directory every commit is written before it returns.
 */
public final class Store implements AutoCloseable {

    private static final int CONNECTIONS = 32;
    /** Statements that a connection need not read again: more than the emulator has. */
    private static final String COMMON = ";MAX_LENGTH_INPLACE_LOB=65536;QUERY_CACHE_SIZE=128";
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JdbcConnectionPool connections;
    /** H2 keeps a database open as long as one connection is; never used for anything else. */
    private final Connection anchor;
    private final Optional<DirectoryLock> directory;
    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock();

    private Store(String url, Optional<DirectoryLock> directory) {
        this.directory = directory;
        connections = JdbcConnectionPool.create(url, "vidu", "");
        connections.setMaxConnections(CONNECTIONS);
        anchor = open(schema());
        jdbi = Jdbi.create(connections);
        // the arguments of a statement may be a prompt or a secret
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerArgument(new DurationArgument());
        jdbi.registerArgument(new JsonArgument());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> instant(row, column));
        jdbi.registerColumnMapper(JsonNode.class, (row, column, context) -> parse(row.getString(column)));
        jdbi.registerRowMapper(TaskRecord.class, new TaskMapper());
        for (Class<?> type : List.of(CreationRecord.class, CreditPackageRecord.class, Movement.class,
                VoiceRecord.class,
                SubjectRecord.class, CallbackRecord.class, KeyRecord.class, PurchaseRecord.class, AccountRecord.class,
                BillLine.class, UsageRecord.class, UsageTable.UsageSum.class)) {
            jdbi.registerRowMapper(ConstructorMapper.factory(type));
        }
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

    /** Runs a transaction, alone. */
    public <T> T write(Function<Handle, T> work) {
        writing.lock();
        try {
            return jdbi.inTransaction(work::apply);
        } finally {
            writing.unlock();
        }
    }

    /** Reads what is committed. */
    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Forgets all accounts and tasks; settings stay. */
    public void clear() {
        write(handle -> {
            for (String table : List.of("billed_task", "bill_line", "creation", "job", "callback", "task", "upload", "voice",
                    "subject", "movement", "purchase",
                    "credit_package",
                    "api_key",
                    "account")) {
                handle.execute("DELETE FROM " + table);
            }
            return null;
        });
    }

    @Override
    public void close() {
        try {
            anchor.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The emulator's database did not close", e);
        }
        connections.dispose();
        directory.ifPresent(DirectoryLock::close);
    }

    static long nextId(Handle handle) {
        return handle.createQuery("SELECT NEXT VALUE FOR entity_id").mapTo(Long.class).one();
    }

    private Connection open(String schema) {
        try {
            Connection connection = connections.getConnection();
            try (Statement script = connection.createStatement()) {
                script.execute(schema);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("The emulator's database does not open", e);
        }
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new UncheckedIOException("A stored request is not JSON", e);
        }
    }

    private static String schema() {
        try (InputStream in = Store.class.getResourceAsStream("/io/github/camelvidu/emulator/schema.sql")) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {

        InstantArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant time, ConfigRegistry config) {
            long nanos = Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
            return (position, statement, context) -> statement.setLong(position, nanos);
        }
    }

    private static final class DurationArgument extends AbstractArgumentFactory<Duration> {

        DurationArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Duration duration, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, duration.toNanos());
        }
    }

    private static final class JsonArgument extends AbstractArgumentFactory<JsonNode> {

        JsonArgument() {
            super(Types.CLOB);
        }

        @Override
        protected Argument build(JsonNode node, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, node.toString());
        }
    }
}
