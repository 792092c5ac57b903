// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.InstantSource;

/** The ledger in memory does what any ledger does. */
class MemoryTaskLedgerTest implements RowContract, LeaseContract, BudgetContract {

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());

    @Override
    public TaskLedger ledger() {
        return ledger;
    }

    @Override
    public TaskLedger otherNode() {
        return ledger;
    }
}
