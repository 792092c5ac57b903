// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;

/** When nothing of a time can change any more. */
final class Closing {

    /**
     * How long after its end a time is left open in any case: the task list may lag, and clocks differ.
     */
    static final Duration MARGIN = Duration.ofMinutes(10);
    /**
     * After this long a time is closed whatever is still open in it. Longer than any task lives that the platform
     * documents: an off-peak task is given up after 48 hours (Vidu reference, section 11).
     */
    static final Duration FINAL = Duration.ofHours(72);

    private Closing() {
    }

    /**
     * @param end   of the hour, day or period
     * @param ended whether all that is known of it has ended
     * @param now   the platform's time
     */
    static boolean isClosed(Instant end, boolean ended, Instant now) {
        return !now.isBefore(end.plus(ended ? MARGIN : FINAL));
    }
}
