// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/**
 * Watches every submitted row of this node until its task ends, whether or not an exchange waits for it: the row and
 * its budget must learn the end. Thread-safe.
 */
final class TaskFollower {

    private final AccountLedger ledger;
    private final TaskWatcher watcher;
    private final Admission admission;
    /** Gives a task's place up. */
    private final Runnable over;

    TaskFollower(AccountLedger ledger, TaskWatcher watcher, Admission admission) {
        this.ledger = ledger;
        this.watcher = watcher;
        this.admission = admission;
        this.over = admission::leave;
    }

    /** Rows that are not submitted, or are another node's, are left alone. */
    void follow(LedgerEntry row) {
        if (isToFollow(row)) {
            // before the task may give it up
            admission.take();
            keep(watcher.follow(TaskRows.ref(row), over));
        }
    }

    /** Does not let those that are followed now wait for the next interval: they may have ended long ago. */
    void lookAtNew() {
        watcher.lookAtNew();
    }

    /** {@linkplain #follow Follows} a row whose task was created just now. */
    void followNew(LedgerEntry row) {
        if (isToFollow(row)) {
            admission.take();
            keep(watcher.followNew(TaskRows.ref(row), over));
        }
    }

    /** A task that was followed before has a place already. */
    private void keep(boolean needed) {
        if (!needed) {
            admission.leave();
        }
    }

    private boolean isToFollow(LedgerEntry row) {
        return row.state() == LedgerState.SUBMITTED && ledger.isMine(row);
    }
}
