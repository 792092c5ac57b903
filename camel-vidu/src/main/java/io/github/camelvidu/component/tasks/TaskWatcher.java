// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.time.Alarm;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all tasks of an account that somebody waits for, with one sweep of the task list for all of them: no thread,
 * no timer and no connection per task. At every interval a sweep begins that looks at all tasks, oldest first, with a
 * few calls at a time; the tail of a long queue is looked at less often.
 * <p>
 * No task starves another. In a sweep each has one turn. A sweep that takes longer than an interval is not joined by
 * another, but a hundred of the youngest tasks are looked at once an interval beside it: however many wait, a new task
 * is seen soon, and the end of a short one too. A task that is {@linkplain #wake woken} comes before these. After a
 * failure, and when the platform asks to be left alone, nobody is looked at for a while; then the sweep goes on behind
 * the tasks at which it failed, so that these do not keep others from being seen either.
 * <p>
 * Only monotonic time counts. Nothing here downloads or runs a route. Thread-safe.
 */
public final class TaskWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWatcher.class);

    private static final String STOPPING = "the component is stopping";

    private final Executor completer;
    private final Timekeeper time;
    private final Alarm alarm;
    /** Also the lock. */
    private final WatchedTasks tasks = new WatchedTasks();
    private final TaskSightings sightings;
    private final TaskLooks looks;
    private final Consumer<TaskWait> forget = this::forget;
    private boolean stopped;

    /**
     * @param lookers   runs the calls, a job for each, and tells the listener
     * @param completer runs what follows on the end of a wait
     * @param reports   given each change of a task's state
     */
    public TaskWatcher(TaskCalls client, Executor lookers, Executor completer, Timekeeper time, WatchSettings settings,
                       TaskListener listener, ProgressReports reports) {
        this.completer = completer;
        this.time = time;
        this.alarm = new Alarm(time, this::tick);
        Executor untilStopped = job -> onLookers(lookers, job);
        this.sightings = new TaskSightings(tasks, reports, new TaskEnds(tasks, listener, completer));
        this.looks = new TaskLooks(tasks, client, untilStopped, time, settings, sightings);
    }

    /**
     * Waits for the end of a task. The future gives the ended task, be it a success or a failure; it fails with
     * {@link ViduTaskTimeoutException} when the waiting ends before the task, and with another {@link ViduException}
     * when the platform does not know the task. Completing the future from outside ends the waiting.
     */
    public CompletableFuture<Task> watch(TaskRef task, Duration timeout) {
        TaskWait wait = new TaskWait(task, deadline(timeout));
        watch(wait);
        return wait;
    }

    /** Ends that wait when its task has ended, or at its {@linkplain #deadline deadline}. */
    void watch(TaskWait wait) {
        boolean begun;
        synchronized (tasks) {
            begun = !stopped;
            if (begun) {
                tasks.addWait(watched(wait.ref), wait, forget);
                alarm.ringBy(wait.deadline);
            }
        }
        if (!begun) {
            wait.fail(TaskFailures.stoppedWaiting(wait.ref.id(), STOPPING, null));
        }
    }

    /** When a wait that begins now is over, on the monotonic clock. */
    long deadline(Duration timeout) {
        return time.nanos() + timeout.toNanos();
    }

    /**
     * Watches a task to its end, whether or not somebody waits for it.
     *
     * @param  over run when it is not followed any more since it has ended, or is not known
     * @return      whether it was not followed before; if it was, {@code over} is not run
     */
    boolean follow(TaskRef task, Runnable over) {
        synchronized (tasks) {
            return !stopped && watched(task).follow(over);
        }
    }

    /** {@linkplain #follow Follows} a task that was created just now. */
    boolean followNew(TaskRef task, Runnable over) {
        WatchedTask created;
        boolean first;
        synchronized (tasks) {
            if (stopped) {
                return false;
            }
            created = watched(task);
            if (!created.wasLookedAt()) {
                created.goesOnAt(time.nanos());
            }
            first = created.follow(over);
        }
        sightings.created(created);
        return first;
    }

    /**
     * Looks at a task now, as {@link #wake} does, whether or not anybody waits for it. The future gives it as it is
     * then, a failed one with its {@code err_code}; it fails like that of {@link #watch}.
     *
     * @param timeout for the look
     */
    public CompletableFuture<Task> look(TaskRef task, Duration timeout) {
        TaskWait glance = new TaskWait(task, deadline(timeout));
        WatchedTask seen;
        synchronized (tasks) {
            if (stopped) {
                return CompletableFuture.failedFuture(TaskFailures.stoppedWaiting(task.id(), STOPPING, null));
            }
            seen = watched(task);
            tasks.addWait(seen, glance, forget);
            seen.addGlance(glance);
            alarm.ringBy(glance.deadline);
        }
        looks.wake(seen);
        looks.begin();
        return glance;
    }

    /**
     * Looks at a task now instead of at the next interval, unless the platform has asked to be left alone: then as soon
     * as it may be asked again. Tasks that are woken while such a look is on its way are looked at together in the
     * next.
     *
     * @return whether the task is watched; nothing is done for others
     */
    public boolean wake(String taskId) {
        WatchedTask task;
        synchronized (tasks) {
            task = tasks.find(taskId);
        }
        if (task == null) {
            return false;
        }
        looks.wake(task);
        looks.begin();
        return true;
    }

    /**
     * Goes on with the last sweep now for the tasks that have come since, unless the platform has asked to be left
     * alone. Those that it has looked at wait for the next interval.
     */
    void lookAtNew() {
        looks.addNew();
        looks.begin();
    }

    /**
     * Begins a sweep now, whatever has kept the tasks from being looked at: an operator, or a new key, knows better.
     */
    public void sweepNow() {
        looks.hurry();
        looks.begin();
    }

    /** Ends all waiting; the tasks go on. */
    public void stop() {
        List<TaskWait> left;
        synchronized (tasks) {
            stopped = true;
            left = tasks.removeAll();
        }
        looks.stop();
        left.forEach(wait -> wait.fail(TaskFailures.stoppedWaiting(wait.ref.id(), STOPPING, null)));
    }

    /** What the tasks are doing; of the other numbers nothing is known here. */
    TasksInFlight inFlight() {
        synchronized (tasks) {
            return new TasksInFlight(
                    tasks.size(), tasks.queueing(), tasks.processing(), 0, 0, looks.pause());
        }
    }

    /** How many tasks are watched. */
    public int size() {
        synchronized (tasks) {
            return tasks.size();
        }
    }

    private WatchedTask watched(TaskRef ref) {
        WatchedTask known = tasks.find(ref.id());
        if (known != null) {
            return known;
        }
        if (tasks.size() == 0) {
            looks.start();
        }
        alarm.ringBy(looks.next());
        WatchedTask task = tasks.add(ref);
        if (task.state() != null && task.state().ended()) {
            looks.wake(task);
            alarm.ringBy(time.nanos());
        }
        return task;
    }

    private void forget(TaskWait wait) {
        synchronized (tasks) {
            tasks.removeWait(wait);
        }
    }

    /** On the clock's thread: ends the waits whose time is up, and begins the looks that are due. */
    private void tick() {
        List<TaskWait> late;
        ViduException cause;
        synchronized (tasks) {
            late = tasks.takeLate(time.nanos());
        }
        looks.begin();
        synchronized (tasks) {
            cause = looks.lastFailure();
            if (tasks.size() > 0) {
                alarm.ringBy(tasks.beforeDeadlines(looks.next()));
            }
        }
        late.forEach(wait -> completer.execute(
                () -> wait.fail(TaskFailures.stoppedWaiting(wait.ref.id(), "waitTimeout is over", cause))));
    }

    private static void onLookers(Executor lookers, Runnable job) {
        try {
            lookers.execute(job);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more looks: the component has stopped");
        }
    }
}
