// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads a task. By hand, since every call and every step of a task reads some: finding the columns by reflection was a
 * fifth of what a task cost.
 */
final class TaskMapper implements RowMapper<TaskRecord> {

    @Override
    public TaskRecord map(ResultSet row, StatementContext context) throws SQLException {
        return new TaskRecord(
                row.getLong("id"), row.getLong("account_id"), row.getLong("key_id"), row.getString("operation"),
                row.getString("model"), row.getString("template"), row.getString("resolution"), row.getBoolean("off_peak"),
                row.getBoolean("listed"), Store.parse(row.getString("request")), result(row), row.getString("state"),
                row.getString("err_code"), time(row, "created_at"), time(row, "started_at"), time(row, "ended_at"),
                Duration.ofNanos(row.getLong("processing_nanos")), row.getString("fails_with"), row.getString("stuck_in"),
                row.getString("shown_as"), row.getLong("reserved"), row.getLong("charged"));
    }

    private static TaskResult result(ResultSet row) throws SQLException {
        return new TaskResult(
                row.getString("result_type"), row.getInt("result_count"), row.getInt("result_width"),
                row.getInt("result_height"),
                row.getDouble("result_seconds"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Store.instant(row, row.findColumn(column));
    }
}
