// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The statements on {@code vidu_budget}: what PostgreSQL and H2 both take. The credits of an hour or a day are changed
 * by one conditional update, so that no number of nodes brings them over budget, whatever the isolation.
 */
final class BudgetTable {

    private static final String SAME = "account = ? AND period = ? AND period_start = ?";
    private static final String CHANGE = "UPDATE vidu_budget SET reserved = reserved + ?, charged = charged + ? WHERE " + SAME;
    private static final String CHANGE_UP_TO = CHANGE + " AND reserved + charged + ? <= ?";

    /**
     * All nodes lock counters in this order, after the row of the task: so they never wait for each other in a ring.
     */
    private static final Comparator<CreditsChange> LOCK_ORDER
            = Comparator.comparing(CreditsChange::period).thenComparing(CreditsChange::start);

    /**
     * Changes what is used.
     *
     * @return              the period that would be over budget; then the transaction is to be rolled back
     * @throws SQLException one after which the transaction is to be tried again, if a counter was missing
     */
    Optional<BudgetPeriod> change(Connection connection, String account, List<CreditsChange> changes, Budget budget)
            throws SQLException {
        for (CreditsChange change : changes.stream().sorted(LOCK_ORDER).toList()) {
            Integer limit = change.more() > 0 ? budget.limit(change.period()) : null;
            if (!change(connection, account, change, limit)) {
                Optional<CreditsUsed> used = find(connection, account, change.period(), change.start());
                if (limit != null && used.isPresent() && used.get().total() + change.more() > limit) {
                    return Optional.of(change.period());
                }
                makeMissing(connection, account, changes);
                throw Transactions.again("the counter of the " + change.period() + " was not there yet");
            }
        }
        return Optional.empty();
    }

    CreditsUsed used(Connection connection, String account, BudgetPeriod period, Instant at) throws SQLException {
        return find(connection, account, period, period.startOf(at)).orElse(CreditsUsed.NONE);
    }

    /** Forgets the counters of periods that began before a time. */
    void forget(Connection connection, String account, Instant oldest) throws SQLException {
        String sql = "DELETE FROM vidu_budget WHERE account = ? AND period_start < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).time(oldest);
            statement.executeUpdate();
        }
    }

    /** @param limit null for none @return whether there was a counter, and its sum stayed within the limit */
    private static boolean change(Connection connection, String account, CreditsChange change, Integer limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(limit == null ? CHANGE : CHANGE_UP_TO)) {
            Parameters parameters = new Parameters(statement).number(change.reserved()).number(change.charged())
                    .text(account).text(change.period().name()).time(change.start());
            if (limit != null) {
                parameters.number(change.more()).number(limit);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static Optional<CreditsUsed> find(Connection connection, String account, BudgetPeriod period, Instant start)
            throws SQLException {
        String sql = "SELECT reserved, charged FROM vidu_budget WHERE " + SAME;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).text(period.name()).time(start);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(new CreditsUsed(found.getLong(1), found.getLong(2))) : Optional.empty();
            }
        }
    }

    /** Each in a transaction of its own, which another node's may come before: then its counter serves as well. */
    private static void makeMissing(Connection connection, String account, List<CreditsChange> changes) throws SQLException {
        connection.rollback();
        for (CreditsChange change : changes) {
            if (find(connection, account, change.period(), change.start()).isEmpty()) {
                make(connection, account, change);
            }
        }
    }

    private static void make(Connection connection, String account, CreditsChange change) throws SQLException {
        String sql = "INSERT INTO vidu_budget (account, period, period_start, reserved, charged) VALUES (?, ?, ?, 0, 0)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).text(account).text(change.period().name()).time(change.start());
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!Transactions.isDuplicate(e)) {
                throw e;
            }
        }
    }
}
