// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;

/** The times that hold for all contenders, so that none is better off. */
final class Pace {

    /**
     * How many times as fast as this machine the platform's clock runs. Not a large number: a client that reckons the
     * platform's time from its own loses 19 seconds each second.
     */
    static final double CLOCK = 20;
    /** Half a second for a client. */
    static final Duration PROCESSING = Duration.ofSeconds(10);
    /** Between two looks at a task. */
    static final Duration POLL = Duration.ofMillis(250);
    /** Before the first repeat of a request. */
    static final Duration RETRY = Duration.ofMillis(500);
    /** Videos that are wanted at the same time, and connections that a client may open. */
    static final int IN_FLIGHT = 100;

    private Pace() {
    }
}
