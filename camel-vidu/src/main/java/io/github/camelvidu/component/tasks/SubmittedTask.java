// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * A task that the platform has.
 *
 * @param entry   its row: {@code SUBMITTED} or {@code SUCCEEDED}
 * @param ref     how its end is learnt
 * @param created the platform's answer; empty when another exchange submitted it, unless the answer is the result
 */
public record SubmittedTask(LedgerEntry entry, TaskRef ref, Optional<Task> created) {
}
