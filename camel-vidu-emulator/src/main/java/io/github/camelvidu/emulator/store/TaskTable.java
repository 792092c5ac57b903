// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tasks and their creations in one transaction. */
public final class TaskTable {

    private static final String TASKS = "SELECT t.* FROM task t";

    private final Session session;

    public TaskTable(Session session) {
        this.session = session;
    }

    public void insert(TaskRecord task) {
        session.insert("task")
                .set("id", task.id())
                .set("account_id", task.accountId())
                .set("key_id", task.keyId())
                .set("operation", task.operation())
                .set("model", task.model())
                .set("template", task.template())
                .set("resolution", task.resolution())
                .set("off_peak", task.offPeak())
                .set("listed", task.listed())
                .set("request", task.request())
                .set("result_type", task.result().type())
                .set("result_count", task.result().count())
                .set("result_width", task.result().width())
                .set("result_height", task.result().height())
                .set("result_seconds", task.result().seconds())
                .set("state", task.state())
                .set("err_code", task.errCode())
                .set("created_at", task.createdAt())
                .set("started_at", task.startedAt())
                .set("ended_at", task.endedAt())
                .set("processing_nanos", task.processing())
                .set("fails_with", task.failsWith())
                .set("stuck_in", task.stuckIn())
                .set("shown_as", task.shownAs())
                .set("reserved", task.reserved())
                .set("charged", task.charged())
                .execute();
    }

    public Optional<TaskRecord> find(long id) {
        return session.find(TaskTable::task, TASKS + " WHERE id = ?", id);
    }

    /** All tasks, oldest first. */
    public List<TaskRecord> all() {
        return session.list(TaskTable::task, TASKS + " ORDER BY id");
    }

    /** All tasks that have not ended, oldest first. */
    public List<TaskRecord> unfinished() {
        return session.list(TaskTable::task, TASKS + " WHERE ended_at IS NULL ORDER BY id");
    }

    /** The listed tasks of an account that fit, oldest first. */
    public List<TaskRecord> list(TaskFilter filter) {
        Where where = new Where()
                .and("account_id = ? AND listed", filter.accountId())
                .and("created_at >= ? AND created_at <= ?", filter.from(), filter.to())
                .in(filter.ids(), "id")
                .in(filter.states(), "state")
                .in(filter.templates(), "template")
                .in(filter.resolutions(), "resolution")
                // the list names versions without the family, "q2" for viduq2 (Vidu reference, section 6.2)
                .in(filter.modelVersions(), "model", "SUBSTRING(model FROM 5)");
        return session.list(TaskTable::task,
                TASKS + where.sql() + order(filter) + " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                where.arguments(filter.offset(), filter.limit()));
    }

    /**
     * The tasks of an account, newest first, listed or not.
     *
     * @param before only tasks with a lower id
     */
    public List<TaskRecord> newest(long accountId, long before, int limit) {
        return session.list(TaskTable::task,
                TASKS + " WHERE account_id = ? AND id < ? ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                accountId, before, limit);
    }

    /** Moves a task on that was only created; no other. */
    public void queueUp(long id) {
        session.execute(
                "UPDATE task SET state = ? WHERE id = ? AND state = ? AND started_at IS NULL AND ended_at IS NULL",
                TaskRecord.QUEUEING, id, TaskRecord.CREATED);
    }

    /** Moves a task on within the states before its end. */
    public void show(long id, String state, Instant startedAt) {
        session.execute("UPDATE task SET state = ?, started_at = ? WHERE id = ?", state, startedAt, id);
    }

    /** Ends a task. */
    public void end(long id, String state, String errCode, long charged, Instant endedAt) {
        session.execute("UPDATE task SET state = ?, err_code = ?, charged = ?, ended_at = ? WHERE id = ?",
                state, errCode, charged, endedAt, id);
    }

    /** The highest id ever given to a task or a job; 0 if none was. */
    public long lastId() {
        return session.number("SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM task UNION ALL SELECT id FROM job)");
    }

    /** The task of the account that made this result. */
    public Optional<TaskRecord> taskOfCreation(long accountId, long creationId) {
        return session.find(TaskTable::task,
                TASKS + " JOIN creation c ON c.task_id = t.id WHERE t.account_id = ? AND c.id = ?", accountId, creationId);
    }

    /** Adds the results of a task, as many as it makes. */
    public void insertCreations(TaskRecord task) {
        for (int ordinal = 1; ordinal <= task.result().count(); ordinal++) {
            session.execute("INSERT INTO creation (id, task_id, ordinal) VALUES (?, ?, ?)", session.nextId(), task.id(),
                    ordinal);
        }
    }

    /** The results of these tasks, in order. */
    public List<CreationRecord> creations(Collection<Long> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        Where where = new Where().in(taskIds, "task_id");
        return session.list(
                row -> new CreationRecord(row.getLong("id"), row.getLong("task_id"), row.getInt("ordinal")),
                "SELECT * FROM creation" + where.sql() + " ORDER BY task_id, ordinal", where.arguments());
    }

    /**
     * Oldest first, in the way that lets the database find the tasks without reading all of the account: by their ids
     * where there are some, otherwise along the index that begins with the account.
     */
    private static String order(TaskFilter filter) {
        return filter.ids().isEmpty() ? " ORDER BY account_id, created_at, id" : " ORDER BY created_at, id";
    }

    private static TaskRecord task(ResultSet row) throws SQLException {
        return new TaskRecord(
                row.getLong("id"), row.getLong("account_id"), row.getLong("key_id"), row.getString("operation"),
                row.getString("model"), row.getString("template"), row.getString("resolution"), row.getBoolean("off_peak"),
                row.getBoolean("listed"), Columns.json(row, "request"), result(row), row.getString("state"),
                row.getString("err_code"), Columns.time(row, "created_at"), Columns.time(row, "started_at"),
                Columns.time(row, "ended_at"), Columns.length(row, "processing_nanos"), row.getString("fails_with"),
                row.getString("stuck_in"), row.getString("shown_as"), row.getLong("reserved"), row.getLong("charged"));
    }

    private static TaskResult result(ResultSet row) throws SQLException {
        return new TaskResult(
                row.getString("result_type"), row.getInt("result_count"), row.getInt("result_width"),
                row.getInt("result_height"), row.getDouble("result_seconds"));
    }
}
