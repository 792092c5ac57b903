// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Callbacks that are not settled, in one transaction. */
public final class CallbackTable {

    private final Session session;

    public CallbackTable(Session session) {
        this.session = session;
    }

    public void insert(CallbackRecord callback) {
        session.insert("callback")
                .set("task_id", callback.taskId())
                .set("state", callback.state())
                .set("url", callback.url())
                .set("attempt", callback.attempt())
                .set("due_at", callback.dueAt())
                .execute();
    }

    /** All of them, the first due first. */
    public List<CallbackRecord> all() {
        return session.list(CallbackTable::callback,
                "SELECT c.*, t.key_id, t.operation FROM callback c JOIN task t ON t.id = c.task_id"
                                                     + " ORDER BY c.due_at, c.task_id, c.attempt");
    }

    /**
     * Notes that it will be sent again.
     *
     * @return whether it was still there
     */
    public boolean update(CallbackRecord callback) {
        return session.execute("UPDATE callback SET attempt = ?, due_at = ? WHERE task_id = ? AND state = ?",
                callback.attempt(), callback.dueAt(), callback.taskId(), callback.state())
               == 1;
    }

    /** @return whether it was still there */
    public boolean delete(CallbackRecord callback) {
        return session.execute("DELETE FROM callback WHERE task_id = ? AND state = ?", callback.taskId(), callback.state())
               == 1;
    }

    private static CallbackRecord callback(ResultSet row) throws SQLException {
        return new CallbackRecord(
                row.getLong("task_id"), row.getLong("key_id"), row.getString("operation"), row.getString("state"),
                row.getString("url"), row.getInt("attempt"), Columns.time(row, "due_at"));
    }
}
