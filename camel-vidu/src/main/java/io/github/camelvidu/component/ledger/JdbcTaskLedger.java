// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * A ledger in a database, which outlives its nodes and which they share. Made for PostgreSQL; H2 is for tests and for a
 * single machine. The tables are those of {@code schema.sql} beside this class; {@link #createSchema} makes them.
 * <p>
 * Each method is one transaction on a connection of its own, and is kept when the method returns, whatever becomes of
 * the transaction of the route. So the data source must neither take part in JTA nor hand out the connection of another
 * transaction. READ COMMITTED is enough; what the database ends for the sake of another transaction is tried again a
 * few times. How long a method waits for a database that hangs is up to the data source.
 * <p>
 * Leases, hours and days are judged by the database's clock. Accounts and keys have at most 255 characters and no
 * control characters; methods throw {@link IllegalArgumentException} for others. The texts of models and errors are cut
 * to their columns. Whatever else fails throws {@link LedgerException}. Thread-safe.
 */
public final class JdbcTaskLedger implements TaskLedger {

    /** Task ids that are asked for in one statement. */
    private static final int CHUNK = 500;
    /** Rows that are claimed in one step: a statement of PostgreSQL has at most 65,535 parameters. */
    private static final int MOST_CLAIMED = 10_000;

    private final Transactions transactions;
    private final LedgerSchema schema;
    private final TaskTable tasks = new TaskTable();
    private final BudgetTable budgets = new BudgetTable();
    private final MarkTable marks = new MarkTable();

    /** @param dataSource its owner closes it; a pool spares a connection for each step */
    public JdbcTaskLedger(DataSource dataSource) {
        this.transactions = new Transactions(Objects.requireNonNull(dataSource, "dataSource"));
        this.schema = new LedgerSchema(transactions);
    }

    /**
     * Makes what is missing of the tables. Several nodes may do so at once.
     *
     * @throws LedgerException if it can not, or if the tables are those of another version
     */
    public void createSchema() {
        schema.create();
    }

    /** @throws LedgerException that says what to do if a table or a column is missing */
    public void checkSchema() {
        schema.check();
    }

    /**
     * What consumers remember, in the same database. Names that begin with an account and a slash are forgotten with
     * the account's rows when they have no text.
     */
    public MarkStore marks() {
        return new JdbcMarkStore(transactions);
    }

    @Override
    public Optional<LedgerEntry> find(String account, String key) {
        LedgerText.checkKey(account, key);
        return transactions.run("find " + row(account, key), connection -> tasks.find(connection, account, key));
    }

    @Override
    public Optional<LedgerEntry> findTask(String account, String taskId) {
        if (!LedgerText.isName(taskId)) {
            return Optional.empty();
        }
        return transactions.run(
                "find the row of task " + taskId + " of account " + account,
                connection -> tasks.findTask(connection, account, taskId));
    }

    @Override
    public List<LedgerEntry> findTasks(String account, Collection<String> taskIds) {
        List<String> ids = taskIds.stream().filter(LedgerText::isName).distinct().toList();
        return transactions.run("find the rows of " + ids.size() + " tasks of account " + account, connection -> {
            List<LedgerEntry> rows = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                rows.addAll(tasks.findTasks(connection, account, ids.subList(from, Math.min(from + CHUNK, ids.size()))));
            }
            return rows;
        });
    }

    @Override
    public Set<String> taken(String account, Collection<String> taskIds) {
        List<String> ids = taskIds.stream().filter(LedgerText::isName).distinct().toList();
        return transactions.run("look up " + ids.size() + " tasks of account " + account, connection -> {
            Set<String> taken = new HashSet<>();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                taken.addAll(tasks.taken(connection, account, ids.subList(from, Math.min(from + CHUNK, ids.size()))));
            }
            return taken;
        });
    }

    @Override
    public Written insert(LedgerEntry first, Budget budget) {
        LedgerText.checkKey(first.account(), first.key());
        return transactions.run(
                "write " + row(first.account(), first.key()), connection -> write(connection, null, first, budget));
    }

    @Override
    public Written replace(LedgerEntry before, LedgerEntry after, Budget budget) {
        LedgerText.checkSameKey(before, after);
        return transactions.run(
                "change " + row(before.account(), before.key()), connection -> write(connection, before, after, budget));
    }

    @Override
    public List<LedgerEntry> claim(String account, Set<LedgerState> states, String owner, Duration lease, int limit) {
        if (states.isEmpty()) {
            return List.of();
        }
        return transactions.run("claim rows of account " + account + " for " + owner, connection -> {
            Instant now = now(connection);
            Instant until = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
            List<LedgerEntry> claimed = tasks.lockFree(connection, account, states, now, Math.min(limit, MOST_CLAIMED)).stream()
                    .map(row -> row.claimed(owner, until, now).withVersion(row.version() + 1)).toList();
            tasks.claim(connection, claimed);
            return claimed;
        });
    }

    @Override
    public Optional<Duration> untilFree(String account, Set<LedgerState> states, Duration within) {
        if (states.isEmpty()) {
            return Optional.empty();
        }
        return transactions.run("look for the next lease of account " + account + " that is out", connection -> {
            Instant now = now(connection);
            return tasks.firstLease(connection, account, states, now.plus(within))
                    .map(until -> until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
        });
    }

    @Override
    public void renew(String account, String owner, Duration lease) {
        transactions.run("renew the leases of " + owner + " of account " + account, connection -> {
            tasks.renew(connection, account, owner, now(connection).plus(lease));
            return null;
        });
    }

    @Override
    public List<LedgerEntry> entries(String account, Set<LedgerState> states, int limit) {
        if (states.isEmpty()) {
            return List.of();
        }
        return transactions.run(
                "list rows of account " + account, connection -> tasks.entries(connection, account, states, limit));
    }

    @Override
    public List<LedgerEntry> reserved(String account, Instant from, Instant to) {
        return transactions.run(
                "list what account " + account + " reserved in a time",
                connection -> tasks.reserved(connection, account, from, to));
    }

    @Override
    public CreditsUsed used(String account, BudgetPeriod period, Instant at) {
        return transactions.run(
                "read the credits used by account " + account, connection -> budgets.used(connection, account, period, at));
    }

    @Override
    public void forget(String account, Duration age) {
        transactions.run("forget old rows of account " + account, connection -> {
            Instant oldest = now(connection).minus(age);
            tasks.forget(connection, account, oldest);
            budgets.forget(connection, account, oldest.minus(BudgetPeriod.KEPT));
            marks.forget(connection, account + "/", oldest);
            return null;
        });
    }

    @Override
    public Instant now() {
        return transactions.run("read the clock of its database", JdbcTaskLedger::now);
    }

    /** @param before null for a first row */
    private Written write(Connection connection, LedgerEntry before, LedgerEntry after, Budget budget) throws SQLException {
        try {
            if (before == null) {
                tasks.insert(connection, after);
            } else if (!tasks.replace(connection, before, after)) {
                return Written.STALE;
            }
        } catch (SQLException e) {
            if (!Transactions.isDuplicate(e)) {
                throw e;
            }
            connection.rollback();
            return inTheWay(connection, before, after);
        }
        Optional<BudgetPeriod> over
                = budgets.change(connection, after.account(), CreditsChange.between(before, after), budget);
        if (over.isPresent()) {
            connection.rollback();
        }
        return over.map(Written::over).orElse(Written.DONE);
    }

    /** Looks which other row is in the way: what databases say about it differs. */
    private Written inTheWay(Connection connection, LedgerEntry before, LedgerEntry after) throws SQLException {
        if (before == null && tasks.find(connection, after.account(), after.key()).isPresent()) {
            return Written.STALE;
        }
        if (after.taskId() != null && tasks.findTask(connection, after.account(), after.taskId())
                .filter(row -> !row.key().equals(after.key())).isPresent()) {
            throw new TaskTakenException(after.taskId());
        }
        throw Transactions.again("the row that was in the way is gone");
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
             ResultSet now = statement.executeQuery()) {
            now.next();
            return now.getObject(1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    private static String row(String account, String key) {
        return "the row of key " + key + " of account " + account;
    }
}
