// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import javax.sql.DataSource;

/** A ledger in H2 does what any ledger does. */
class H2TaskLedgerTest extends JdbcTaskLedgerContract {

    private static final DataSource DATABASE = withTables(H2Databases.newDatabase());

    H2TaskLedgerTest() {
        super(DATABASE);
    }

    @Override
    DataSource newDatabase() {
        return H2Databases.newDatabase();
    }
}
