// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Tasks and their creations in one transaction. */
public final class TaskTable {

    private static final String TASKS = "SELECT t.* FROM task t";

    private final Handle handle;

    public TaskTable(Handle handle) {
        this.handle = handle;
    }

    public void insert(TaskRecord task) {
        handle.createUpdate(
                "INSERT INTO task (id, account_id, key_id, operation, model, template, resolution, off_peak, listed, request,"
                            + " result_type, result_count, result_width, result_height, result_seconds, state, err_code,"
                            + " created_at, started_at, ended_at, processing_nanos, fails_with, stuck_in, shown_as, reserved,"
                            + " charged) VALUES (:id, :accountId, :keyId, :operation, :model, :template, :resolution, :offPeak,"
                            + " :listed, :request, :result.type, :result.count, :result.width, :result.height, :result.seconds,"
                            + " :state, :errCode, :createdAt, :startedAt, :endedAt, :processing, :failsWith, :stuckIn, :shownAs,"
                            + " :reserved, :charged)")
                .bindMethods(task)
                .execute();
    }

    public Optional<TaskRecord> find(long id) {
        return handle.createQuery(TASKS + " WHERE id = :id")
                .bind("id", id)
                .mapTo(TaskRecord.class)
                .findOne();
    }

    /** All tasks, oldest first. */
    public List<TaskRecord> all() {
        return handle.createQuery(TASKS + " ORDER BY id")
                .mapTo(TaskRecord.class)
                .list();
    }

    /** All tasks that have not ended, oldest first. */
    public List<TaskRecord> unfinished() {
        return handle.createQuery(TASKS + " WHERE ended_at IS NULL ORDER BY id")
                .mapTo(TaskRecord.class)
                .list();
    }

    /** The listed tasks of an account that fit, oldest first. */
    public List<TaskRecord> list(TaskFilter filter) {
        StringBuilder sql = new StringBuilder(
                TASKS + " WHERE account_id = :accountId AND listed AND created_at >= :from"
                                              + " AND created_at <= :to");
        restrict(sql, "id", filter.ids());
        restrict(sql, "state", filter.states());
        restrict(sql, "template", filter.templates());
        restrict(sql, "resolution", filter.resolutions());
        if (!filter.modelVersions().isEmpty()) {
            // the list names versions without the family, "q2" for viduq2 (Vidu reference, section 6.2)
            sql.append(" AND (model IN (<modelVersions>) OR SUBSTRING(model FROM 5) IN (<modelVersions>))");
        }
        Query query
                = handle.createQuery(
                        sql.append(" ORDER BY account_id, created_at, id OFFSET :offset ROWS FETCH FIRST :limit ROWS ONLY"))
                        .bind("accountId", filter.accountId())
                        .bind("from", filter.from())
                        .bind("to", filter.to())
                        .bind("offset", filter.offset())
                        .bind("limit", filter.limit());
        bind(query, "id", filter.ids());
        bind(query, "state", filter.states());
        bind(query, "template", filter.templates());
        bind(query, "resolution", filter.resolutions());
        bind(query, "modelVersions", filter.modelVersions());
        return query.mapTo(TaskRecord.class).list();
    }

    /**
     * The tasks of an account, newest first, listed or not.
     *
     * @param before only tasks with a lower id
     */
    public List<TaskRecord> newest(long accountId, long before, int limit) {
        return handle.createQuery(TASKS + " WHERE account_id = :accountId AND id < :before"
                                  + " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY")
                .bind("accountId", accountId)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(TaskRecord.class)
                .list();
    }

    /** Moves a task on that was only created; no other. */
    public void queueUp(long id) {
        handle.createUpdate("UPDATE task SET state = :queueing WHERE id = :id AND state = :created AND started_at IS NULL"
                            + " AND ended_at IS NULL")
                .bind("queueing", TaskRecord.QUEUEING)
                .bind("id", id)
                .bind("created", TaskRecord.CREATED)
                .execute();
    }

    /** Moves a task on within the states before its end. */
    public void show(long id, String state, Instant startedAt) {
        handle.createUpdate("UPDATE task SET state = :state, started_at = :startedAt WHERE id = :id")
                .bind("state", state)
                .bindByType("startedAt", startedAt, Instant.class)
                .bind("id", id)
                .execute();
    }

    /** Ends a task. */
    public void end(long id, String state, String errCode, long charged, Instant endedAt) {
        handle.createUpdate("UPDATE task SET state = :state, err_code = :errCode, charged = :charged, ended_at = :endedAt"
                            + " WHERE id = :id")
                .bind("state", state)
                .bind("errCode", errCode)
                .bind("charged", charged)
                .bind("endedAt", endedAt)
                .bind("id", id)
                .execute();
    }

    /** The highest id ever given to a task or a job. */
    public OptionalLong lastId() {
        return handle.createQuery("SELECT MAX(id) FROM (SELECT id FROM task UNION ALL SELECT id FROM job)").mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The task of the account that made this result. */
    public Optional<TaskRecord> taskOfCreation(long accountId, long creationId) {
        return handle.createQuery(TASKS + " JOIN creation c ON c.task_id = t.id"
                                  + " WHERE t.account_id = :accountId AND c.id = :creationId")
                .bind("accountId", accountId)
                .bind("creationId", creationId)
                .mapTo(TaskRecord.class)
                .findOne();
    }

    /** Adds the results of a task, as many as it makes. */
    public void insertCreations(TaskRecord task) {
        for (int ordinal = 1; ordinal <= task.result().count(); ordinal++) {
            handle.execute("INSERT INTO creation (id, task_id, ordinal) VALUES (?, ?, ?)", Store.nextId(handle), task.id(),
                    ordinal);
        }
    }

    /** The results of these tasks, in order. */
    public List<CreationRecord> creations(Collection<Long> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("SELECT * FROM creation WHERE task_id IN (<taskIds>) ORDER BY task_id, ordinal")
                .bindList("taskIds", List.copyOf(taskIds))
                .mapTo(CreationRecord.class)
                .list();
    }

    private static void restrict(StringBuilder sql, String column, Collection<?> values) {
        if (!values.isEmpty()) {
            sql.append(" AND ").append(column).append(" IN (<").append(column).append(">)");
        }
    }

    private static void bind(Query query, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            query.bindList(name, List.copyOf(values));
        }
    }
}
