// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.time;

import java.time.Duration;
import java.util.concurrent.Future;

/** Rings once, at the earliest of the times it was asked for, and then again when it is asked again. Thread-safe. */
public final class Alarm {

    private final Timekeeper time;
    private final Runnable action;
    private Future<?> pending;
    private long due;

    /** @param action run on the clock's own thread: it must not block */
    public Alarm(Timekeeper time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /** Makes sure that it rings at that time or earlier. @param nanos on the monotonic clock; what is past means now */
    public synchronized void ringBy(long nanos) {
        if (pending != null && due - nanos <= 0) {
            return;
        }
        cancel();
        due = nanos;
        pending = time.after(Duration.ofNanos(Math.max(0, nanos - time.nanos())), this::ring);
    }

    private void ring() {
        cancel();
        action.run();
    }

    /** Also of a call that was cancelled too late, so that there are never two. */
    private synchronized void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
