// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches every submitted row of this node until its task ends, whether or not an exchange waits for it: the row and
 * its budget must learn the end. Thread-safe.
 */
final class TaskFollower {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFollower.class);

    /** Longer than any task runs. */
    private static final Duration TO_THE_END = Duration.ofDays(366);

    private final AccountLedger ledger;
    private final TaskWatcher watcher;
    private final LedgerWrites writes;
    private final Admission admission;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();

    TaskFollower(AccountLedger ledger, TaskWatcher watcher, LedgerWrites writes, Admission admission) {
        this.ledger = ledger;
        this.watcher = watcher;
        this.writes = writes;
        this.admission = admission;
    }

    /** Rows that are not submitted, or are another node's, are left alone. */
    void follow(LedgerEntry row) {
        if (row.state() != LedgerState.SUBMITTED || !ledger.isMine(row) || !followed.add(row.taskId())) {
            return;
        }
        Admission.Place place = admission.take();
        watcher.watch(TaskRows.ref(row), TO_THE_END).whenComplete((task, failure) -> {
            followed.remove(row.taskId());
            place.free();
            Throwable cause = Failure.cause(failure);
            if (cause != null && !(cause instanceof ViduTaskTimeoutException)) {
                lost(row, cause);
            }
        });
    }

    /** The row stays as it is: a person has to look why the platform denies what it has given an id to. */
    private void lost(LedgerEntry row, Throwable cause) {
        LOG.error("Task {} of key {} can not be watched any more: {}", row.taskId(), row.key(), cause.getMessage());
        writes.untilTaken("that task " + row.taskId() + " is not known to the platform", () -> ledger.change(
                row.key(), now -> now.state() == LedgerState.SUBMITTED && row.taskId().equals(now.taskId())
                        ? now.withLastError(cause.getMessage()) : now));
    }
}
