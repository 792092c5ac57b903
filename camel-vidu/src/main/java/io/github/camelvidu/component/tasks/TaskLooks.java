// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The looks of a {@link TaskWatcher}: at most one sweep of the list, in a few lanes of one call each, beside it at most
 * one look at what is urgent, and single reads. Each call is a job of its own, so that what is urgent never waits for a
 * whole sweep. Thread-safe.
 */
final class TaskLooks {

    /** Calls of a sweep that are on their way at the same time. */
    private static final int LANES = 4;

    private final WatchedTasks tasks;
    private final TaskLook list;
    private final SingleReads singles;
    private final Executor lookers;
    private final Timekeeper time;
    private final WatchSettings settings;
    private final TaskSightings sightings;
    private final UrgentTasks urgent;
    private final LookPace pace;
    private TaskSweep sweep;
    /** When the last one began. */
    private long sweptAt;
    /** Whether tasks have come that do not wait for the next one. */
    private boolean newcomers;
    private int lanes;
    private boolean lookingAtUrgent;
    private boolean stopped;

    /** @param tasks also the lock */
    TaskLooks(WatchedTasks tasks, TaskCalls client, Executor lookers, Timekeeper time, WatchSettings settings,
              TaskSightings sightings) {
        this.tasks = tasks;
        this.list = new TaskLook(client);
        this.lookers = lookers;
        this.time = time;
        this.settings = settings;
        this.sightings = sightings;
        this.urgent = new UrgentTasks(tasks, settings.pollInterval());
        this.pace = new LookPace(settings);
        this.sweptAt = time.nanos();
        this.singles = new SingleReads(tasks, client, lookers, time, pace, sightings);
    }

    /** There is something to watch again. */
    void start() {
        pace.begin(time.nanos());
    }

    /** No look begins any more; those on their way end by themselves. */
    void stop() {
        synchronized (tasks) {
            stopped = true;
            urgent.clear();
        }
    }

    /** When there will be something to do. */
    long next() {
        return pace.next();
    }

    /** Why nothing can be seen at the moment; null when it can. */
    ViduException lastFailure() {
        return pace.lastFailure();
    }

    /** The next {@link #begin} looks at the task, if the platform may be asked. */
    void wake(WatchedTask task) {
        synchronized (tasks) {
            urgent.wake(task);
        }
    }

    /** The next {@link #begin} goes on with the last sweep, for the tasks that it did not look at. */
    void addNew() {
        synchronized (tasks) {
            newcomers = true;
        }
    }

    /** The interval is over now, and so is every pause. */
    void hurry() {
        pace.hurry(time.nanos());
    }

    /** How long nothing is looked at any more; zero when there is no pause. */
    Duration pause() {
        return pace.pause(time.nanos());
    }

    /** Begins what is due by now and not on its way. */
    void begin() {
        boolean goOn;
        boolean lookAtUrgent;
        synchronized (tasks) {
            if (stopped || !pace.mayLook(time.nanos())) {
                return;
            }
            beat();
            goOn = sweep != null && lanes == 0;
            lookAtUrgent = !lookingAtUrgent && !urgent.isEmpty();
            lanes += goOn ? 1 : 0;
            lookingAtUrgent |= lookAtUrgent;
        }
        if (lookAtUrgent) {
            lookers.execute(this::lookAtUrgent);
        }
        if (goOn) {
            lookers.execute(this::lookAtNextPage);
        }
    }

    private void beat() {
        boolean due = tasks.size() > 0 && pace.takeBeat(time.nanos());
        if (due && sweep != null) {
            urgent.addYoungest();
        } else if (due || newcomers && sweep == null) {
            sweptAt = due ? time.nanos() : sweptAt;
            newcomers = false;
            sweep = new TaskSweep(tasks, settings.concurrency(), sweptAt, settings.pollInterval());
        }
    }

    private void lookAtUrgent() {
        List<WatchedTask> page;
        long begun = time.nanos();
        synchronized (tasks) {
            page = mayLook() ? begun(urgent.nextPage(begun), begun) : List.of();
            lookingAtUrgent = !page.isEmpty();
        }
        if (page.isEmpty()) {
            return;
        }
        page.stream().filter(task -> !task.canBeListed()).forEach(task -> singles.read(task.ref.id()));
        List<WatchedTask> listable = page.stream().filter(WatchedTask::canBeListed).toList();
        TaskLook.Sight sight = null;
        try {
            sight = ask(listable, begun, begun);
            if (sight.failure() != null) {
                synchronized (tasks) {
                    listable.forEach(urgent::wake);
                }
            }
        } finally {
            // before the ends that were seen are written down: that may take longer than the next call
            lookers.execute(this::lookAtUrgent);
        }
        take(sight, begun);
    }

    private void lookAtNextPage() {
        List<WatchedTask> page;
        long since;
        boolean another;
        boolean over;
        long begun = time.nanos();
        synchronized (tasks) {
            page = mayLook() ? begun(sweep.nextPage(begun), begun) : List.of();
            since = sweep.begun();
            another = page.size() == TaskQuery.MAX_PAGE_SIZE && !sweep.isOver() && lanes < LANES;
            lanes += another ? 1 : page.isEmpty() ? -1 : 0;
            over = lanes == 0 && (sweep.isOver() || stopped);
            sweep = over ? null : sweep;
        }
        if (over) {
            singles.beginRound();
            // for tasks that came too late for it
            begin();
        }
        if (another) {
            lookers.execute(this::lookAtNextPage);
        }
        if (!page.isEmpty()) {
            try {
                take(ask(page, begun, since), begun);
            } finally {
                lookers.execute(this::lookAtNextPage);
            }
        }
    }

    private boolean mayLook() {
        return !stopped && pace.mayLook(time.nanos());
    }

    private static List<WatchedTask> begun(List<WatchedTask> page, long now) {
        page.forEach(task -> task.lookAt(now));
        return page;
    }

    /**
     * @param page  all of which can be listed
     * @param since who was looked at after that need not be seen again
     */
    private TaskLook.Sight ask(List<WatchedTask> page, long begun, long since) {
        if (page.isEmpty()) {
            return TaskLook.NOTHING;
        }
        TaskLook.Sight sight = list.look(page.stream().map(task -> task.ref.id()).toList(), id -> wants(id, since));
        if (sight.failure() == null) {
            pace.answered(begun);
        } else {
            pace.failed(sight.failure(), begun, time.nanos());
        }
        return sight;
    }

    private void take(TaskLook.Sight sight, long begun) {
        synchronized (tasks) {
            sight.listed().forEach(task -> tasks.setListed(task.id(), true));
            sight.missing().forEach(id -> tasks.setListed(id, false));
        }
        for (Task task : sight.listed()) {
            // the list has no err_code (reference 6.2)
            if (task.state().equals(TaskState.FAILED)) {
                singles.read(task.id());
            } else {
                sightings.seen(task, begun);
            }
        }
    }

    private boolean wants(String id, long since) {
        synchronized (tasks) {
            WatchedTask task = tasks.find(id);
            return task != null && !task.wasLookedAtSince(since);
        }
    }
}
