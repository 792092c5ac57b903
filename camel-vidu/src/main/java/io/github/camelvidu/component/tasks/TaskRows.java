// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/** What a row of the ledger says about its task. */
public final class TaskRows {

    private TaskRows() {
    }

    /** How the end of the row's task is learnt. Kinds that are answered at once may still not have been. */
    public static TaskRef ref(LedgerEntry row) {
        if (row.query() != null) {
            return new TaskRef(row.taskId(), Watch.SINGLE, row.query());
        }
        boolean now = row.answer() != null && row.state() == LedgerState.SUCCEEDED;
        return now ? new TaskRef(row.taskId(), Watch.NOW, null) : TaskRef.listed(row.taskId());
    }

    /** The row of a task as it is now that the task stands like this; the same when the task goes on. */
    static LedgerEntry ended(LedgerEntry row, Task task, Instant now) {
        if (!task.ended() || row.state() != LedgerState.SUBMITTED) {
            return row;
        }
        return task.state().equals(TaskState.SUCCESS)
                ? row.succeeded(task.credits(), now) : row.failed(task.errCode(), task.credits(), now);
    }
}
