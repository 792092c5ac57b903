// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A job that stands still at one of its calls until the test lets it go on. It has a thread of its own for that, but
 * never runs at the same time as the test.
 */
final class HeldJob {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(job -> {
        Thread thread = new Thread(job, "held job");
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable job;
    private final Semaphore jobMayGo = new Semaphore(0);
    private final Semaphore testMayGo = new Semaphore(0);
    private int callsToGo;
    private boolean held;
    private boolean sending;
    private Throwable failure;

    /** @param holdAt the number of its call, from 0, before which it stands still */
    HeldJob(Runnable job, int holdAt) {
        this.job = job;
        this.callsToGo = holdAt;
    }

    /** Runs up to the call, or to the end. */
    void start() {
        THREADS.execute(() -> {
            jobMayGo.acquireUninterruptibly();
            try {
                job.run();
            } catch (Throwable e) {
                failure = e;
            } finally {
                testMayGo.release();
            }
        });
        goOn();
    }

    /** Runs to the end. */
    void goOn() {
        held = false;
        jobMayGo.release();
        testMayGo.acquireUninterruptibly();
        if (failure != null) {
            throw new AssertionError("a job has failed", failure);
        }
    }

    boolean isHeld() {
        return held;
    }

    /** Whether it has looked at the clock for its lease, and sends at once: no node may be slow between these two. */
    boolean isSending() {
        return sending;
    }

    void sends(Runnable renewal) {
        sending = true;
        try {
            renewal.run();
        } finally {
            sending = false;
        }
    }

    /** By the job, before each of its calls. @param standsStill told when this is the call to stand still at */
    void call(Runnable standsStill) {
        if (callsToGo-- == 0) {
            standsStill.run();
            held = true;
            testMayGo.release();
            jobMayGo.acquireUninterruptibly();
        }
    }
}
