// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;

/** Keeps what looks at the tasks bring, and tells what has changed by it. Thread-safe. */
final class TaskSightings {

    private final WatchedTasks tasks;
    private final ProgressReports reports;
    private final Findings findings;

    /** @param tasks also the lock */
    TaskSightings(WatchedTasks tasks, ProgressReports reports, Findings findings) {
        this.tasks = tasks;
        this.reports = reports;
        this.findings = findings;
    }

    /** What is final about a task. Told without the lock. */
    interface Findings {

        /**
         * A task has ended; it is not looked at any more. @param unseen since it was last seen going on; may be null
         */
        void ended(Task task, Duration unseen);

        /** Somebody wanted to know how a task is, and it goes on. */
        void seen(Task task, List<TaskWait> glances);

        /** The platform does not know a task, or does not take its id for one. */
        void unknown(String id, ViduException why);
    }

    /** The platform has just made a task. */
    void created(WatchedTask task) {
        synchronized (tasks) {
            if (task.state() != null) {
                return;
            }
            if (tasks.isYoungest(task)) {
                task.setPosition(tasks.queueing());
            }
            change(task, TaskState.CREATED, null);
        }
        reports.publish();
    }

    /** @param begun when the look began: an answer that was overtaken by a later look tells nothing but an end */
    void seen(Task task, long begun) {
        boolean over = false;
        Duration unseen = null;
        List<TaskWait> glances = List.of();
        synchronized (tasks) {
            WatchedTask known = tasks.find(task.id());
            if (known != null && known.isNews(task, begun)) {
                known.lookAt(begun);
                change(known, task.state(), task);
                over = task.ended();
                known.setEnded(over);
                if (over) {
                    unseen = known.unseenBefore(begun);
                } else {
                    known.goesOnAt(begun);
                }
                // who wants to know how it is learns the end like those who wait for it
                glances = over ? List.of() : known.takeGlances();
            }
        }
        reports.publish();
        findings.seen(task, glances);
        if (over) {
            findings.ended(task, unseen);
        }
    }

    /** The platform does not know the id. */
    void notFound(String id, ViduException exception) {
        boolean proven;
        synchronized (tasks) {
            WatchedTask task = tasks.find(id);
            proven = task != null && task.absenceIsConclusive();
        }
        if (proven) {
            findings.unknown(id, exception);
        }
    }

    /** The platform does not take the id for one. */
    void refused(String id, ViduException exception) {
        findings.unknown(id, exception);
    }

    /** @param seen null when it was not */
    private void change(WatchedTask task, TaskState now, Task seen) {
        TaskState before = task.state();
        tasks.setState(task, now);
        if (!now.equals(before)) {
            reports.add(task.ref.id(), seen, before, now, task.position());
        }
    }
}
