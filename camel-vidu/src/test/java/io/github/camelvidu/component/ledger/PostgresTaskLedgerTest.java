// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import javax.sql.DataSource;

/** A ledger in PostgreSQL does what any ledger does. */
class PostgresTaskLedgerTest extends JdbcTaskLedgerContract {

    private static final DataSource DATABASE = withTables(PostgresServer.newDatabase());

    PostgresTaskLedgerTest() {
        super(DATABASE);
    }

    @Override
    DataSource newDatabase() {
        return PostgresServer.newDatabase();
    }
}
