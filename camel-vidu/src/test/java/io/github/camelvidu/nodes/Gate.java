// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The place inside a process where it is cut off: the thread that gets there says so and stays, until the process is
 * killed or told to go on. Thread-safe.
 */
final class Gate {

    private final CutPoint wanted;
    private final AtomicBoolean reached = new AtomicBoolean();
    private final CountDownLatch open = new CountDownLatch(1);

    /** @param wanted null to stop nobody */
    Gate(CutPoint wanted) {
        this.wanted = wanted;
    }

    void pass(CutPoint here) {
        if (here != wanted || reached.getAndSet(true)) {
            return;
        }
        Signals.say(Signals.CUT);
        boolean interrupted = false;
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open.countDown();
    }
}
