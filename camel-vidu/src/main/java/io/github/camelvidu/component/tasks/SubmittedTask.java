// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * A task that the platform has.
 *
 * @param entry   its row: {@code SUBMITTED} or {@code SUCCEEDED}
 * @param created the platform's answer; empty when another exchange submitted it
 */
public record SubmittedTask(LedgerEntry entry, Optional<Task> created) {
}
