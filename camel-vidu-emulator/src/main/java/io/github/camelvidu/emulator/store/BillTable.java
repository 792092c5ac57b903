// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Bill lines, and which task stands in which, in one transaction. */
public final class BillTable {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Session session;

    public BillTable(Session session) {
        this.session = session;
    }

    /** Puts the tasks that ended in the hour and stand in no line into lines; a line that is there grows. */
    public void settle(Instant hour) {
        List<UsageRecord> open = session.list(UsageTable::record, UsageTable.RECORDS
                                                                  + " WHERE t.ended_at >= ? AND t.ended_at < ? AND b.task_id IS NULL ORDER BY t.id",
                hour, hour.plus(HOUR));
        for (UsageRecord task : open) {
            long line = line(hour, task);
            session.execute(
                    "UPDATE bill_line SET succeeded = succeeded + ?, failed = failed + ?, credits = credits + ? WHERE id = ?",
                    task.succeeded() ? 1 : 0, task.succeeded() ? 0 : 1, task.credits(), line);
            session.execute("INSERT INTO billed_task (task_id, line_id) VALUES (?, ?)", task.taskId(), line);
        }
    }

    /** The lines of an account for the hours that begin in this time, oldest first. */
    public List<BillLine> lines(long accountId, Instant from, Instant to) {
        return session.list(BillTable::billLine,
                "SELECT * FROM bill_line WHERE account_id = ? AND began_at >= ? AND began_at < ? ORDER BY began_at, id",
                accountId, from, to);
    }

    /** When the tasks ended that stand in no line. */
    public List<Instant> openEnds() {
        return session.list(row -> Columns.time(row, "ended_at"),
                "SELECT t.ended_at FROM task t LEFT JOIN billed_task b ON b.task_id = t.id"
                                                                  + " WHERE t.ended_at IS NOT NULL AND b.task_id IS NULL");
    }

    private long line(Instant hour, UsageRecord task) {
        return session.find(row -> row.getLong("id"),
                "SELECT id FROM bill_line WHERE account_id = ? AND began_at = ? AND operation = ? AND model = ? AND key_id = ?",
                task.accountId(), hour, task.operation(), task.model(), task.keyId())
                .orElseGet(() -> {
                    long id = session.nextId();
                    session.insert("bill_line")
                            .set("id", id)
                            .set("account_id", task.accountId())
                            .set("began_at", hour)
                            .set("operation", task.operation())
                            .set("model", task.model())
                            .set("key_id", task.keyId())
                            .set("succeeded", 0)
                            .set("failed", 0)
                            .set("credits", 0)
                            .execute();
                    return id;
                });
    }

    private static BillLine billLine(ResultSet row) throws SQLException {
        return new BillLine(
                row.getLong("id"), row.getLong("account_id"), Columns.time(row, "began_at"), row.getString("operation"),
                row.getString("model"), row.getLong("key_id"), row.getLong("succeeded"), row.getLong("failed"),
                row.getLong("credits"));
    }
}
