// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.Executor;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads singly the tasks that the list does not tell about, each once in a round, in lanes of their own: however many
 * they are, they keep nobody in the list from being seen, and one that can not be read keeps no other from being read.
 * Thread-safe.
 */
final class SingleReads {

    private static final Logger LOG = LoggerFactory.getLogger(SingleReads.class);

    /** Reads of a round that are on their way at the same time. */
    private static final int LANES = 2;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final WatchedTasks tasks;
    private final TaskCalls client;
    private final Executor lookers;
    private final Timekeeper time;
    private final LookPace pace;
    private final TaskSightings sightings;
    /** The last task that had its turn in the round; null at its begin. A round that had to stop goes on behind it. */
    private String reached;
    private boolean over = true;
    private int lanes;

    /** @param tasks also the lock */
    SingleReads(WatchedTasks tasks, TaskCalls client, Executor lookers, Timekeeper time, LookPace pace,
                TaskSightings sightings) {
        this.tasks = tasks;
        this.client = client;
        this.lookers = lookers;
        this.time = time;
        this.pace = pace;
        this.sightings = sightings;
    }

    /** Begins a round, or goes on with one, if none is under way. */
    void beginRound() {
        int begun;
        synchronized (tasks) {
            if (lanes > 0) {
                return;
            }
            reached = over ? null : reached;
            over = false;
            begun = Math.min(LANES, tasks.unlisted());
            lanes = begun;
        }
        for (int i = 0; i < begun; i++) {
            lookers.execute(this::readNext);
        }
    }

    /** Reads a task now, unless it is being read. */
    void read(String id) {
        WatchedTask task;
        synchronized (tasks) {
            task = tasks.find(id);
            if (task == null || !task.setReading(true)) {
                return;
            }
        }
        lookers.execute(() -> read(task, false));
    }

    private void readNext() {
        WatchedTask task;
        synchronized (tasks) {
            task = pace.mayLook(time.nanos()) ? next() : null;
            if (task == null) {
                lanes--;
                return;
            }
            task.setReading(true);
        }
        try {
            read(task, true);
        } finally {
            lookers.execute(this::readNext);
        }
    }

    private WatchedTask next() {
        WatchedTask task = over ? null : tasks.nextUnlisted(reached);
        while (task != null && (task.hasEnded() || task.isReading())) {
            reached = task.ref.id();
            task = tasks.nextUnlisted(reached);
        }
        over = task == null;
        reached = over ? reached : task.ref.id();
        return task;
    }

    /** @param conclusive whether it counts that the platform does not know it */
    private void read(WatchedTask task, boolean conclusive) {
        long begun = time.nanos();
        Answer<Task> answer;
        try {
            answer = client.task(task.ref);
        } finally {
            synchronized (tasks) {
                task.setReading(false);
            }
        }
        if (answer instanceof Answer.Failed<Task> failed) {
            failed(task, failed, begun, conclusive);
            return;
        }
        synchronized (tasks) {
            task.lookAt(begun);
            pace.answered(begun);
        }
        sightings.seen(answer.orThrow(), begun);
    }

    private void failed(WatchedTask task, Answer.Failed<Task> failed, long begun, boolean conclusive) {
        ViduException exception = failed.exception();
        int status = exception.getHttpStatus();
        LOG.debug("Task {} could not be read: {}", task.ref.id(), exception.getMessage());
        if (failed.throttled() || failed.retryAfter().isPresent()) {
            pace.failed(failed, begun, time.nanos());
        } else if (status == 0 || status >= SERVER_ERROR) {
            pace.unreadable(failed, begun, time.nanos());
        } else if (isRefused(failed)) {
            sightings.refused(task.ref.id(), exception);
        } else if (conclusive && exception.getReason() != null && status == NOT_FOUND) {
            sightings.notFound(task.ref.id(), exception);
        }
    }

    /** By the platform, for what was asked. */
    static boolean isRefused(Answer.Failed<?> failed) {
        return failed.exception().getReason() != null && failed.exception().getHttpStatus() == BAD_REQUEST;
    }
}
