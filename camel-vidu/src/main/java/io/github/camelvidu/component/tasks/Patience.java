// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * When an exchange that wants a task may give up, and what it gets then: while it waits for somebody else, and not
 * while a request of its key may be on its way. Thread-safe.
 */
final class Patience {

    private final CompletableFuture<?> result;
    private final Duration timeout;
    private final Timekeeper time;
    /** Null while it can not give up. */
    private GivingUp how;
    /** Null when nobody wanted it to give up. */
    private String why;
    private boolean over;
    /** On the monotonic clock; counts from when it began to wait. */
    private Long deadline;

    /** @param result of the exchange; fails when it gives up */
    Patience(CompletableFuture<?> result, Duration timeout, Timekeeper time) {
        this.result = result;
        this.timeout = timeout;
        this.time = time;
    }

    /** What an exchange gets that gives up. */
    @FunctionalInterface
    interface GivingUp {

        /** @param why as the beginning of a sentence */
        ViduException because(String why);
    }

    /** Gives up, at once or as soon as that is possible. @param reason as the beginning of a sentence */
    void giveUp(String reason) {
        GivingUp now;
        synchronized (this) {
            why = why == null ? reason : why;
            now = how;
            over |= now != null;
        }
        if (now != null) {
            result.completeExceptionally(now.because(why));
        }
    }

    /** From here on it can not give up. Answers false when it has. */
    synchronized boolean goesOn() {
        how = null;
        return !over && !result.isDone();
    }

    /** From here on it can give up. */
    void waits(GivingUp whenItGivesUp) {
        boolean now;
        synchronized (this) {
            how = whenItGivesUp;
            deadline = deadline == null ? Long.valueOf(time.nanos() + timeout.toNanos()) : deadline;
            now = why != null;
        }
        if (now) {
            giveUp(why);
        }
    }

    boolean isOver() {
        return result.isDone();
    }

    /** Of one that waits or has waited. */
    synchronized long deadline() {
        return deadline;
    }
}
