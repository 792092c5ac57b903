// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/**
 * The one clock of the component. What is waited for is measured by {@link #nanos()}, which no change of the wall clock
 * moves; {@link #now()} is only for times that are shown or sent.
 */
public interface Timekeeper {

    Instant now();

    /** Monotonic time; only differences mean something. */
    long nanos();

    /**
     * Runs something short later, once, on the clock's own thread: it must not block.
     *
     * @return cancels it
     */
    Future<?> after(Duration delay, Runnable action);
}
