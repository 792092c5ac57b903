// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;

/**
 * Makes task ids as the platform does: time ordered, never the same twice (Vidu reference, sections 1 and 18).
 * Thread-safe.
 */
final class TaskIds {

    private static final long EPOCH_MILLIS = 1551671515000L;
    private static final int SEQUENCE_BITS = 22;

    private long last;

    /** @param last the highest id that was given before, 0 if none was */
    TaskIds(long last) {
        this.last = last;
    }

    /** The id for a task created at this time. When the clock went back, ids still go up. */
    synchronized long next(Instant now) {
        last = Math.max(last + 1, now.toEpochMilli() - EPOCH_MILLIS << SEQUENCE_BITS);
        return last;
    }
}
