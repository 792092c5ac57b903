// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * A callback that is still to be sent, or to be sent again (Vidu reference, section 9).
 *
 * @param taskId    the task it tells of
 * @param keyId     the API key that created the task
 * @param operation such as {@code text2video}
 * @param state     {@code processing}, {@code success} or {@code failed}
 * @param url       where to, as the task was created with it
 * @param attempt   which sending it will be, from 1
 * @param dueAt     on the emulator's clock
 */
public record CallbackRecord(
        long taskId, long keyId, String operation, String state, String url, int attempt, Instant dueAt) {

    /** The same callback, to be sent once more. */
    public CallbackRecord again(Instant dueAt) {
        return new CallbackRecord(taskId, keyId, operation, state, url, attempt + 1, dueAt);
    }

    /** Whether it tells of a task's end. */
    public boolean terminal() {
        return !TaskRecord.PROCESSING.equals(state);
    }

    /** Does not name the address, which may hold secrets. */
    @Override
    public String toString() {
        return "CallbackRecord[" + taskId + " " + state + ", attempt " + attempt + "]";
    }
}
