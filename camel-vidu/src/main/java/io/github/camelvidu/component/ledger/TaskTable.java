// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements on {@code vidu_task}, as PostgreSQL and H2 both take them, in the transaction of who calls. */
final class TaskTable {

    private static final String SELECT = "SELECT " + String.join(", ", TaskColumns.ALL) + " FROM vidu_task WHERE account = ?";
    private static final String INSERT = "INSERT INTO vidu_task (" + String.join(", ", TaskColumns.ALL) + ") VALUES ("
                                         + placeholders(TaskColumns.ALL.size()) + ")";
    private static final String REPLACE = "UPDATE vidu_task SET version = version + 1, "
                                          + String.join(" = ?, ", TaskColumns.WRITTEN) + " = ?"
                                          + " WHERE account = ? AND idempotency_key = ?"
                                          + " AND version = ? AND owner = ? AND attempt = ? AND state = ?"
                                          + " AND created_at = ?";
    private static final String CLAIM = "UPDATE vidu_task SET version = version + 1, state = ?, owner = ?, lease_until = ?,"
                                        + " awaited = ?, changed_at = ?, last_error = ?"
                                        + " WHERE account = ? AND version = ? AND idempotency_key ";

    private static final List<String> UNDER_WAY = names(LedgerState::underWay);
    private static final List<String> AT_REST = names(LedgerState::atRest);
    private static final List<String> ENDED = names(LedgerState::ended);
    /** Its parameters are {@link #ENDED}. */
    private static final String MAY_BE_TAKEN_OVER
            = " AND (state NOT " + in(ENDED) + " OR delivered_at IS NULL AND extra_of IS NULL)";

    Optional<LedgerEntry> find(Connection connection, String account, String key) throws SQLException {
        return one(connection, "idempotency_key", account, key);
    }

    Optional<LedgerEntry> findTask(Connection connection, String account, String taskId) throws SQLException {
        return one(connection, "task_id", account, taskId);
    }

    /** The rows that hold these tasks. */
    List<LedgerEntry> findTasks(Connection connection, String account, Collection<String> taskIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND task_id " + in(taskIds))) {
            new Parameters(statement).text(account).texts(taskIds);
            return rows(statement);
        }
    }

    /** Those of the tasks that a row holds. */
    Set<String> taken(Connection connection, String account, Collection<String> taskIds) throws SQLException {
        String sql = "SELECT task_id FROM vidu_task WHERE account = ? AND task_id " + in(taskIds);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).texts(taskIds);
            Set<String> taken = new HashSet<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    taken.add(found.getString(1));
                }
            }
            return taken;
        }
    }

    /** Oldest first. */
    List<LedgerEntry> entries(Connection connection, String account, Set<LedgerState> states, int limit) throws SQLException {
        String sql = SELECT + " AND state " + in(states) + " ORDER BY created_at, idempotency_key FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).texts(names(states::contains)).number(limit);
            return rows(statement);
        }
    }

    /** Oldest first. */
    List<LedgerEntry> reserved(Connection connection, String account, Instant from, Instant to) throws SQLException {
        String sql = SELECT + " AND reserved_at >= ? AND reserved_at < ? ORDER BY reserved_at, idempotency_key";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).time(from).time(to);
            return rows(statement);
        }
    }

    /** Rows that may be taken over, oldest first, locked until the transaction ends; none that another has locked. */
    List<LedgerEntry> lockFree(Connection connection, String account, Set<LedgerState> states, Instant now, int limit)
            throws SQLException {
        String sql = SELECT + " AND state " + in(states) + " AND lease_until <= ?" + MAY_BE_TAKEN_OVER
                     + " ORDER BY created_at, idempotency_key FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).texts(names(states::contains)).time(now).texts(ENDED).number(limit);
            return rows(statement);
        }
    }

    /** The earliest of those that are out at a time or before; empty when there is none. */
    Optional<Instant> firstLease(Connection connection, String account, Set<LedgerState> states, Instant latest)
            throws SQLException {
        String sql = "SELECT MIN(lease_until) FROM vidu_task WHERE account = ? AND lease_until <= ?"
                     + " AND state " + in(states) + MAY_BE_TAKEN_OVER;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).time(latest).texts(names(states::contains)).texts(ENDED);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return Optional.ofNullable(found.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            }
        }
    }

    void insert(Connection connection, LedgerEntry first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            TaskColumns.write(first, new Parameters(statement).text(first.account()).text(first.key()).number(0));
            statement.executeUpdate();
        }
    }

    /** Whether the row still was what it is to be replaced from. */
    boolean replace(Connection connection, LedgerEntry before, LedgerEntry after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            Parameters parameters = new Parameters(statement);
            TaskColumns.write(after, parameters);
            parameters.text(before.account()).text(before.key())
                    .number(before.version()).text(before.owner()).integer(before.attempt()).text(before.state().name())
                    .time(before.createdAt());
            return statement.executeUpdate() == 1;
        }
    }

    /** What {@link LedgerEntry#claimed} makes of a row, but for what it makes of all of them. */
    private record Claim(long version, LedgerState state, boolean awaited, String lastError) {

        private static Claim of(LedgerEntry row) {
            return new Claim(row.version(), row.state(), row.awaited(), row.lastError());
        }
    }

    /**
     * Writes what {@link LedgerEntry#claimed} changes, no long column, into rows that this transaction has locked: with
     * one statement for all that become alike, since a node that is gone may have left thousands.
     */
    void claim(Connection connection, List<LedgerEntry> claimed) throws SQLException {
        for (List<LedgerEntry> alike : claimed.stream().collect(Collectors.groupingBy(Claim::of)).values()) {
            LedgerEntry first = alike.get(0);
            List<String> keys = alike.stream().map(LedgerEntry::key).toList();
            try (PreparedStatement statement = connection.prepareStatement(CLAIM + in(keys))) {
                new Parameters(statement).text(first.state().name()).text(first.owner()).time(first.leaseUntil())
                        .flag(first.awaited()).time(first.changedAt()).text(first.lastError()).text(first.account())
                        .number(first.version() - 1).texts(keys);
                if (statement.executeUpdate() != keys.size()) {
                    throw Transactions.again("a row that was to be claimed has changed");
                }
            }
        }
    }

    void renew(Connection connection, String account, String owner, Instant until) throws SQLException {
        String sql = "UPDATE vidu_task SET lease_until = ? WHERE account = ? AND owner = ? AND lease_until < ?"
                     + " AND (awaited = TRUE OR state " + in(UNDER_WAY) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).time(until).text(account).text(owner).time(until).texts(UNDER_WAY);
            statement.executeUpdate();
        }
    }

    void forget(Connection connection, String account, Instant oldest) throws SQLException {
        String sql = "DELETE FROM vidu_task WHERE account = ? AND changed_at < ? AND state " + in(AT_REST);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).time(oldest).texts(AT_REST);
            statement.executeUpdate();
        }
    }

    private static Optional<LedgerEntry> one(Connection connection, String column, String account, String value)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND " + column + " = ?")) {
            new Parameters(statement).text(account).text(value);
            return rows(statement).stream().findFirst();
        }
    }

    private static List<LedgerEntry> rows(PreparedStatement statement) throws SQLException {
        List<LedgerEntry> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(TaskColumns.read(found));
            }
        }
        return rows;
    }

    private static List<String> names(Predicate<LedgerState> states) {
        return Stream.of(LedgerState.values()).filter(states).map(LedgerState::name).toList();
    }

    private static String in(Collection<?> values) {
        return "IN (" + placeholders(values.size()) + ")";
    }

    private static String placeholders(int count) {
        return Stream.generate(() -> "?").limit(count).collect(Collectors.joining(", "));
    }
}
