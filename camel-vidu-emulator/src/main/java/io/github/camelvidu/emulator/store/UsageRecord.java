// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * A task that has ended, as the account's usage shows it.
 *
 * @param taskId    the task
 * @param accountId who pays
 * @param createdAt when it was created
 * @param endedAt   when it ended: the time that it counts for
 * @param operation such as {@code text2video}
 * @param model     empty for work without one
 * @param keyId     the key that created it
 * @param keyName   nickname of that key
 * @param state     {@code success} or {@code failed}
 * @param errCode   what it failed with; empty if it did not
 * @param credits   what it cost; 0 if it failed
 * @param billed    whether the hourly billing run has settled it
 */
public record UsageRecord(
        long taskId, long accountId, Instant createdAt, Instant endedAt, String operation, String model, long keyId,
        String keyName, String state, String errCode, long credits, boolean billed) {

    public boolean succeeded() {
        return TaskRecord.SUCCESS.equals(state);
    }
}
