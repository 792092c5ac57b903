// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Runs each step of the ledger in a transaction of its own. A step must be kept before a request is sent, whatever
 * becomes of the route's transaction, so it never takes part in that one. Thread-safe.
 */
final class Transactions {

    /** A statement or more. Must bear to be run again after a rollback. */
    @FunctionalInterface
    interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final int TRIES = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /** SQLState of a unique key that is there already; the same in PostgreSQL and H2. */
    private static final String DUPLICATE = "23505";
    /** The only SQLState of class 40 that does not say that everything was rolled back. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs a step and commits it; once more, a few times, if the database ended it for the sake of another's.
     *
     * @param  name            for people, as in "find the row of key 7"
     * @throws LedgerException if the step is not done, or nobody knows whether it is
     */
    <T> T run(String name, Step<T> step) {
        for (int tried = 1;; tried++) {
            try {
                return once(name, step);
            } catch (SQLException e) {
                if (tried == TRIES || !mayTryAgain(e)) {
                    throw LedgerException.of(name, e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE * tried));
            }
        }
    }

    /** What a step throws that has rolled back by itself and wants to be run again. */
    static SQLException again(String reason) {
        return new SQLTransactionRollbackException(reason, "40001");
    }

    static boolean isDuplicate(SQLException e) {
        return DUPLICATE.equals(e.getSQLState());
    }

    private <T> T once(String name, Step<T> step) throws SQLException {
        Connection connection = connect(name);
        boolean restore = false;
        try {
            boolean autoCommit = begin(name, connection);
            try {
                T result = step.run(connection);
                connection.commit();
                restore = autoCommit;
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                restore = rollback(connection, e) && autoCommit;
                throw e;
            }
        } finally {
            leave(connection, restore);
        }
    }

    /** Pools throw what they like. */
    private Connection connect(String name) throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (RuntimeException e) {
            throw new LedgerException("the ledger could not " + name + ": it got no connection", e);
        }
    }

    /** Switches automatic commits on first if they are off: a connection inside another transaction refuses that. */
    private static boolean begin(String name, Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        try {
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new LedgerException(
                    "the ledger could not " + name + ": its data source allows it no transaction of its own, as one does that"
                                      + " takes part in JTA; give the ledger a data source that does not (SQLState "
                                      + e.getSQLState() + ")",
                    e);
        }
        return autoCommit;
    }

    private static boolean rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /**
     * Gives the connection back as it was. What fails here changes nothing about the step. After a rollback that failed
     * automatic commits stay off, since switching them on would commit.
     */
    private static void leave(Connection connection, boolean restore) {
        try (connection) {
            if (restore) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            // the step is committed or rolled back: to fail now would say that it is not
        }
    }

    private static boolean mayTryAgain(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith("40") && !state.equals(COMPLETION_UNKNOWN);
    }
}
