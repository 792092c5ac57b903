// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.InstantSource;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.H2Databases;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;

/** A database whose clock is the test's. All that the ledger asks a database's clock goes through one statement. */
final class ClockedDatabase {

    private static final String CLOCK = "CURRENT_TIMESTAMP";

    private ClockedDatabase() {
    }

    /** A new one, empty. */
    static TaskLedger ledger(InstantSource clock) {
        JdbcTaskLedger ledger = new JdbcTaskLedger(clocked(H2Databases.newDatabase(), clock));
        ledger.createSchema();
        return ledger;
    }

    private static DataSource clocked(DataSource database, InstantSource clock) {
        return on(DataSource.class, database, (method, result, arguments) -> method.equals("getConnection")
                ? clocked((Connection) result, clock) : result);
    }

    private static Connection clocked(Connection connection, InstantSource clock) {
        return on(Connection.class, connection, (method, result, arguments) -> {
            boolean asksTheClock = method.equals("prepareStatement") && arguments[0].toString().contains(CLOCK);
            return asksTheClock
                    ? connection.prepareStatement(arguments[0].toString().replace(
                            CLOCK, "CAST('" + clock.instant() + "' AS TIMESTAMP(6) WITH TIME ZONE)"))
                    : result;
        });
    }

    @FunctionalInterface
    private interface Change {

        Object of(String method, Object result, Object[] arguments) throws Exception;
    }

    private static <T> T on(Class<T> type, T real, Change change) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            try {
                return change.of(method.getName(), method.invoke(real, arguments), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
