// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of the changes of tasks, in the order in which they were seen, one at a time, on threads of their
 * own, so that a listener that takes its time holds up nothing else. Thread-safe.
 */
public final class ProgressReports {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReports.class);

    private final AccountLedger ledger;
    private final ProgressListener listener;
    private final Timekeeper time;
    private final Executor executor;
    private final Queue<TaskProgress> changes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();

    public ProgressReports(AccountLedger ledger, ProgressListener listener, Executor executor, Timekeeper time) {
        this.ledger = ledger;
        this.listener = listener;
        this.executor = executor;
        this.time = time;
    }

    /** Only notes it: {@link #publish} tells it. @param seen the task; null when it has not been seen yet */
    void add(String taskId, Task seen, TaskState before, TaskState now, Integer position) {
        if (listener.isInterested()) {
            changes.add(new TaskProgress(
                    taskId, before, now, position, seen == null ? null : seen.model(), ledger, time));
        }
    }

    void publish() {
        if (!changes.isEmpty() && untold.getAndIncrement() == 0) {
            executor.execute(this::tellAll);
        }
    }

    private void tellAll() {
        int seen = untold.get();
        try {
            while (seen > 0) {
                for (TaskProgress change = changes.poll(); change != null; change = changes.poll()) {
                    tell(change);
                }
                seen = untold.addAndGet(-seen);
            }
        } finally {
            if (seen > 0) {
                // an error must not be the end of all reports
                untold.set(0);
                publish();
            }
        }
    }

    private void tell(TaskProgress change) {
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.warn("That task {} is {} could not be told", change.taskId(), change.now(), e);
        }
    }
}
