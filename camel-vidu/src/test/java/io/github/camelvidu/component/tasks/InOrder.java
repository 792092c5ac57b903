// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs jobs on the thread that brings them, those that they bring themselves after them. */
final class InOrder implements Executor {

    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private boolean running;

    @Override
    public void execute(Runnable job) {
        jobs.add(job);
        if (running) {
            return;
        }
        running = true;
        try {
            while (!jobs.isEmpty()) {
                jobs.remove().run();
            }
        } finally {
            running = false;
        }
    }
}
