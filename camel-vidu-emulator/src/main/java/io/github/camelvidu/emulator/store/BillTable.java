// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Bill lines, and which task stands in which, in one transaction. */
public final class BillTable {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Handle handle;

    public BillTable(Handle handle) {
        this.handle = handle;
    }

    /** Puts the tasks that ended in the hour and stand in no line into lines; a line that is there grows. */
    public void settle(Instant hour) {
        List<UsageRecord> open = handle.createQuery(UsageTable.RECORDS + " WHERE t.ended_at >= :from AND t.ended_at < :to"
                                                    + " AND b.task_id IS NULL ORDER BY t.id")
                .bind("from", hour)
                .bind("to", hour.plus(HOUR))
                .mapTo(UsageRecord.class)
                .list();
        PreparedBatch settled = handle.prepareBatch("INSERT INTO billed_task (task_id, line_id) VALUES (?, ?)");
        for (UsageRecord task : open) {
            long line = line(hour, task);
            handle.execute(
                    "UPDATE bill_line SET succeeded = succeeded + ?, failed = failed + ?, credits = credits + ? WHERE id = ?",
                    task.succeeded() ? 1 : 0, task.succeeded() ? 0 : 1, task.credits(), line);
            settled.add(task.taskId(), line);
        }
        if (!open.isEmpty()) {
            settled.execute();
        }
    }

    /** The lines of an account for the hours that begin in this time, oldest first. */
    public List<BillLine> lines(long accountId, Instant from, Instant to) {
        return handle
                .createQuery("SELECT * FROM bill_line WHERE account_id = :accountId AND began_at >= :from AND began_at < :to"
                             + " ORDER BY began_at, id")
                .bind("accountId", accountId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(BillLine.class)
                .list();
    }

    /** When the tasks ended that stand in no line. */
    public List<Instant> openEnds() {
        return handle.createQuery("SELECT t.ended_at FROM task t LEFT JOIN billed_task b ON b.task_id = t.id"
                                  + " WHERE t.ended_at IS NOT NULL AND b.task_id IS NULL")
                .mapTo(Instant.class)
                .list();
    }

    private long line(Instant hour, UsageRecord task) {
        return handle
                .createQuery("SELECT id FROM bill_line WHERE account_id = ? AND began_at = ? AND operation = ? AND model = ?"
                             + " AND key_id = ?")
                .bind(0, task.accountId()).bind(1, hour).bind(2, task.operation()).bind(3, task.model()).bind(4, task.keyId())
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> {
                    long id = Store.nextId(handle);
                    handle.execute(
                            "INSERT INTO bill_line (id, account_id, began_at, operation, model, key_id, succeeded, failed,"
                                   + " credits) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)",
                            id, task.accountId(), hour, task.operation(), task.model(), task.keyId());
                    return id;
                });
    }
}
