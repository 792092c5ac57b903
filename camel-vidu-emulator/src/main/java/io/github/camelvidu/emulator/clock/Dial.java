// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.clock;

import java.time.Clock;
import java.time.Instant;

/**
 * What a clock shows: a time that stands still, or one that runs. A running one goes by the machine's monotonic time,
 * so that a jump of the machine's clock is not felt.
 *
 * @param base      the time shown at {@code baseNanos}, or always where it stands
 * @param baseNanos {@link System#nanoTime} when it began to run
 * @param factor    how many times as fast as the machine it runs, or will when it runs again
 * @param stopped   whether it stands
 */
record Dial(Instant base, long baseNanos, double factor, boolean stopped) {

    static Dial standing(Instant time, double factor) {
        return new Dial(time, System.nanoTime(), factor, true);
    }

    /** From the machine's time on. */
    static Dial running(double factor) {
        return new Dial(Clock.systemUTC().instant(), System.nanoTime(), factor, false);
    }

    Instant instant() {
        return stopped ? base : base.plusNanos((long) ((System.nanoTime() - baseNanos) * factor));
    }

    /** Stands from the time shown on. */
    Dial stop() {
        return standing(instant(), factor);
    }

    /** Runs from the time shown on. */
    Dial resume() {
        return new Dial(instant(), System.nanoTime(), factor, false);
    }

    /** Goes on from the time shown at another pace. */
    Dial scale(double newFactor) {
        return new Dial(instant(), System.nanoTime(), newFactor, stopped);
    }

    /** Moved forward to a time, unless it shows that or a later one. */
    Dial forwardTo(Instant time) {
        return time.isAfter(base) ? new Dial(time, baseNanos, factor, stopped) : this;
    }
}
