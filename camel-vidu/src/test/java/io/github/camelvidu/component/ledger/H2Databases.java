// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;

/** Databases of H2 in the memory of the tests. */
public final class H2Databases {

    private H2Databases() {
    }

    /** A fresh, empty database, through a pool. Those who wait for a lock do so for ten seconds. Thread-safe. */
    public static DataSource newDatabase() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        pool.setMaxConnections(16);
        return pool;
    }
}
