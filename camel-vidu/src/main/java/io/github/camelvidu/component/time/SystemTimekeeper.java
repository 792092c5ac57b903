// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of the machine. Thread-safe. */
public final class SystemTimekeeper implements Timekeeper {

    private final ScheduledExecutorService scheduler;

    /** @param scheduler one thread is enough; its owner shuts it down */
    public SystemTimekeeper(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Future<?> after(Duration delay, Runnable action) {
        return scheduler.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
