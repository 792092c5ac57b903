// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;

import org.jdbi.v3.core.Handle;

/** Ended tasks as the usage of an account, in one transaction. A period has its begin and not its end. */
public final class UsageTable {

    private static final String FROM_ENDED = " FROM task t JOIN api_key k ON k.id = t.key_id"
                                             + " LEFT JOIN billed_task b ON b.task_id = t.id";
    static final String RECORDS
            = "SELECT t.id AS task_id, t.account_id, t.created_at, t.ended_at, t.operation, t.model, t.key_id,"
              + " k.nickname AS key_name, t.state, t.err_code, t.charged AS credits,"
              + " b.task_id IS NOT NULL AS billed" + FROM_ENDED;
    private static final String PERIOD = " WHERE t.account_id = :accountId AND t.ended_at >= :from AND t.ended_at < :to";
    private static final String HOUR = "t.ended_at - MOD(t.ended_at, 3600000000000)";

    private final Handle handle;

    public UsageTable(Handle handle) {
        this.handle = handle;
    }

    /** The records of a period, oldest first. */
    public List<UsageRecord> records(long accountId, Instant from, Instant to, long offset, long limit) {
        return handle
                .createQuery(RECORDS + PERIOD + " ORDER BY t.ended_at, t.id OFFSET :offset ROWS FETCH FIRST :limit ROWS ONLY")
                .bind("accountId", accountId)
                .bind("from", from)
                .bind("to", to)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(UsageRecord.class)
                .list();
    }

    public long count(long accountId, Instant from, Instant to) {
        return handle.createQuery("SELECT COUNT(*) FROM task t" + PERIOD)
                .bind("accountId", accountId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .one();
    }

    /** What a period cost in each hour with each sort of work, model and key. */
    public List<UsageSum> sums(long accountId, Instant from, Instant to) {
        return handle.createQuery("SELECT " + HOUR + " AS began_at, t.operation, t.model, t.key_id, k.nickname AS key_name,"
                                  + " COUNT(CASE WHEN t.state = :success THEN 1 END) AS succeeded,"
                                  + " COUNT(CASE WHEN t.state <> :success THEN 1 END) AS failed, SUM(t.charged) AS credits,"
                                  + " SUM(CASE WHEN b.task_id IS NULL THEN 0 ELSE t.charged END) AS billed"
                                  + FROM_ENDED + PERIOD + " GROUP BY " + HOUR + ", t.operation, t.model, t.key_id, k.nickname"
                                  + " ORDER BY 1, 2, 3, 4")
                .bind("success", TaskRecord.SUCCESS)
                .bind("accountId", accountId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(UsageSum.class)
                .list();
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
