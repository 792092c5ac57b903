// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;

import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * What becomes of a task. Immutable.
 *
 * @param failsWith  the {@code err_code} it fails with; null when it succeeds
 * @param stuckIn    the state it never leaves; null when it ends
 * @param shownAs    the state it shows while it is processed; null for {@code processing}
 * @param processing how long it is processed; null for the emulator's usual time
 */
public record Outcome(String failsWith, String stuckIn, String shownAs, Duration processing) {

    private static final Outcome SUCCESS = new Outcome(null, null, null, null);

    public static Outcome success() {
        return SUCCESS;
    }

    /**
     * Fails after processing, free of charge.
     *
     * @param errCode such as {@code CreationPolicyViolation}; any text
     */
    public static Outcome failed(String errCode) {
        return new Outcome(errCode, null, null, null);
    }

    /**
     * Never ends.
     *
     * @param state {@code created}, {@code queueing}, {@code processing}, or a state that the platform does not have
     *              yet, which then stands in place of {@code processing}
     */
    public static Outcome stuckIn(String state) {
        return new Outcome(null, state, null, null);
    }

    /** The same outcome after this long. */
    public Outcome after(Duration processing) {
        return new Outcome(failsWith, stuckIn, shownAs, processing);
    }

    /** The same outcome, with another state in place of {@code processing}. */
    public Outcome showing(String state) {
        return new Outcome(failsWith, stuckIn, state, processing);
    }

    TaskRecord applyTo(TaskRecord task, Duration usual) {
        String during = shownAs == null && isStuckWhileProcessed() ? stuckIn : shownAs;
        return task.planned(processing == null ? usual : processing, failsWith, stuckIn, during);
    }

    private boolean isStuckWhileProcessed() {
        return stuckIn != null && !stuckIn.equals(TaskRecord.CREATED) && !stuckIn.equals(TaskRecord.QUEUEING);
    }
}
