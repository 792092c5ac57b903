// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskBuilder;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/** Tasks as the ledger remembers them: without prompts and results. */
final class LedgerTasks {

    private LedgerTasks() {
    }

    /** @param row of a task that has ended */
    static Task of(LedgerEntry row) {
        return TaskBuilder.builder()
                .id(row.taskId())
                .state(row.state() == LedgerState.SUCCEEDED ? TaskState.SUCCESS : TaskState.FAILED)
                .errCode(row.errCode())
                .credits(row.creditsCharged())
                .model(row.model())
                .build();
    }
}
