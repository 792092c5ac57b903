// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A change of a task's state. What only the ledger knows is read when it is asked for at first, so that nobody pays for
 * what nobody wants to know. Thread-safe; does not change.
 */
public final class TaskProgress {

    private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);

    private final String taskId;
    private final TaskState before;
    private final TaskState now;
    private final Integer position;
    private final String seenModel;
    private final AccountLedger ledger;
    private final Timekeeper time;
    private final Instant at;
    private final long nanos;
    private boolean read;
    private LedgerEntry row;
    private Duration elapsed;

    /**
     * @param before    null when it was not seen before
     * @param position  null when it is not known
     * @param seenModel as the platform told it; may be null
     */
    TaskProgress(String taskId, TaskState before, TaskState now, Integer position, String seenModel, AccountLedger ledger,
                 Timekeeper time) {
        this.taskId = taskId;
        this.before = before;
        this.now = now;
        this.position = position;
        this.seenModel = seenModel;
        this.ledger = ledger;
        this.time = time;
        this.at = time.now();
        this.nanos = time.nanos();
    }

    public String taskId() {
        return taskId;
    }

    /** The state it was in; null when it was not seen before. */
    public TaskState before() {
        return before;
    }

    public TaskState now() {
        return now;
    }

    /** How many older tasks queue; null when that is not known, or the task does not queue any more. */
    public Integer position() {
        return position;
    }

    /** When it was noticed. */
    public Instant at() {
        return at;
    }

    /** The idempotency key; null when the ledger has no row of the task. */
    public String key() {
        return row() == null ? null : row().key();
    }

    /** Null like the key. */
    public String kind() {
        return row() == null ? null : row().kind();
    }

    /** Null when it is not known, or the kind has none. */
    public String model() {
        return row() == null ? seenModel : row().model();
    }

    /** From when the request was sent to when the change was noticed; null when the ledger does not know it. */
    public synchronized Duration elapsed() {
        row();
        return elapsed;
    }

    private synchronized LedgerEntry row() {
        if (!read) {
            read = true;
            try {
                row = ledger.findTask(taskId).orElse(null);
                elapsed = row == null || row.sentAt() == null ? null : between(row.sentAt(), ledger.now());
            } catch (ViduLedgerException e) {
                LOG.debug("The row of task {} could not be read; its progress is told without", taskId, e);
            }
        }
        return row;
    }

    /** Never negative: the clock may have been set back meanwhile. */
    private Duration between(Instant sent, Instant clock) {
        Duration sinceSent = Duration.between(sent, clock).minusNanos(time.nanos() - nanos);
        return sinceSent.isNegative() ? Duration.ZERO : sinceSent;
    }
}
