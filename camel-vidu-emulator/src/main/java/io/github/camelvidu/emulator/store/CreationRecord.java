// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

/**
 * One result of a task.
 *
 * @param id      as clients see it
 * @param taskId  the task
 * @param ordinal 1 for the first result of the task
 */
public record CreationRecord(long id, long taskId, int ordinal) {
}
