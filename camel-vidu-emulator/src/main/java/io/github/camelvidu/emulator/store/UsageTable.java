// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Ended tasks as the usage of an account, in one transaction. A period has its begin and not its end. */
public final class UsageTable {

    private static final String FROM_ENDED = " FROM task t JOIN api_key k ON k.id = t.key_id"
                                             + " LEFT JOIN billed_task b ON b.task_id = t.id";
    static final String RECORDS
            = "SELECT t.id AS task_id, t.account_id, t.created_at, t.ended_at, t.operation, t.model, t.key_id,"
              + " k.nickname AS key_name, t.state, t.err_code, t.charged AS credits,"
              + " b.task_id IS NOT NULL AS billed" + FROM_ENDED;
    private static final String PERIOD = " WHERE t.account_id = ? AND t.ended_at >= ? AND t.ended_at < ?";
    private static final String HOUR = "t.ended_at - MOD(t.ended_at, 3600000000000)";

    private final Session session;

    public UsageTable(Session session) {
        this.session = session;
    }

    /** The records of a period, oldest first. */
    public List<UsageRecord> records(long accountId, Instant from, Instant to, long offset, long limit) {
        return session.list(UsageTable::record,
                RECORDS + PERIOD + " ORDER BY t.ended_at, t.id OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                accountId, from, to, offset, limit);
    }

    public long count(long accountId, Instant from, Instant to) {
        return session.number("SELECT COUNT(*) FROM task t" + PERIOD, accountId, from, to);
    }

    /** What a period cost in each hour with each sort of work, model and key. */
    public List<UsageSum> sums(long accountId, Instant from, Instant to) {
        return session.list(
                UsageTable::sum, "SELECT " + HOUR + " AS began_at, t.operation, t.model, t.key_id, k.nickname AS key_name,"
                                 + " COUNT(CASE WHEN t.state = ? THEN 1 END) AS succeeded,"
                                 + " COUNT(CASE WHEN t.state <> ? THEN 1 END) AS failed, SUM(t.charged) AS credits,"
                                 + " SUM(CASE WHEN b.task_id IS NULL THEN 0 ELSE t.charged END) AS billed"
                                 + FROM_ENDED + PERIOD + " GROUP BY " + HOUR + ", t.operation, t.model, t.key_id, k.nickname"
                                 + " ORDER BY 1, 2, 3, 4",
                TaskRecord.SUCCESS, TaskRecord.SUCCESS, accountId, from, to);
    }

    static UsageRecord record(ResultSet row) throws SQLException {
        return new UsageRecord(
                row.getLong("task_id"), row.getLong("account_id"), Columns.time(row, "created_at"),
                Columns.time(row, "ended_at"), row.getString("operation"), row.getString("model"), row.getLong("key_id"),
                row.getString("key_name"), row.getString("state"), row.getString("err_code"), row.getLong("credits"),
                row.getBoolean("billed"));
    }

    private static UsageSum sum(ResultSet row) throws SQLException {
        return new UsageSum(
                Columns.time(row, "began_at"), row.getString("operation"), row.getString("model"), row.getLong("key_id"),
                row.getString("key_name"), row.getLong("succeeded"), row.getLong("failed"), row.getLong("credits"),
                row.getLong("billed"));
    }

    /**
     * Ended tasks of one hour, one sort of work, one model and one key together.
     *
     * @param beganAt   when the hour began
     * @param operation such as {@code text2video}
     * @param model     empty for work without one
     * @param keyId     the key that created them
     * @param keyName   nickname of that key
     * @param succeeded how many succeeded
     * @param failed    how many did not
     * @param credits   what they cost
     * @param billed    how much of that the hourly billing run has settled
     */
    public record UsageSum(
            Instant beganAt, String operation, String model, long keyId, String keyName, long succeeded, long failed,
            long credits,
            long billed) {
    }
}
