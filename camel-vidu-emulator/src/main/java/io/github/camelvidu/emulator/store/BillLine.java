// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * What the hourly billing run settled: the tasks of one full hour, one sort of work, one model and one key.
 *
 * @param id        of the line
 * @param accountId who pays
 * @param beganAt   when the hour began, in UTC; the tasks ended within it
 * @param operation such as {@code text2video}
 * @param model     empty for work without one
 * @param keyId     the key that created the tasks
 * @param succeeded tasks that succeeded
 * @param failed    tasks that failed, were refused by moderation, cancelled or given up: they are free
 * @param credits   what they cost together
 */
public record BillLine(
        long id, long accountId, Instant beganAt, String operation, String model, long keyId, long succeeded, long failed,
        long credits) {
}
