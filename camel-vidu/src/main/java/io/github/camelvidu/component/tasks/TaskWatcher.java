// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.time.Alarm;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all tasks of an account that somebody waits for, with one sweep of the task list for all of them: no thread,
 * no timer and no connection per task. The sweep neither downloads nor runs a route. Thread-safe.
 */
public final class TaskWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWatcher.class);

    /** How often the tail of a long queue is asked for: once in so many sweeps. */
    private static final int TAIL_EVERY = 5;

    private final TaskSweep sweep;
    private final Executor sweeper;
    private final Executor completer;
    private final Timekeeper time;
    private final WatchSettings settings;
    private final TaskListener listener;
    private final Alarm alarm;

    private final Map<String, WatchedTask> watched = new TreeMap<>(TaskId.OLDEST_FIRST);
    private boolean sweeping;
    private boolean wokenWhileSweeping;
    private boolean stopped;
    private long nextSweep;
    private long sweeps;
    private int failuresInARow;
    private ViduException lastFailure;

    /**
     * @param sweeper   runs the calls of the sweep, one at a time
     * @param completer runs what follows on the end of a wait
     * @param listener  told of each ended task once, before those who wait for it
     */
    public TaskWatcher(TaskCalls client, Executor sweeper, Executor completer, Timekeeper time, WatchSettings settings,
                       TaskListener listener) {
        this.sweep = new TaskSweep(client);
        this.sweeper = sweeper;
        this.completer = completer;
        this.time = time;
        this.settings = settings;
        this.listener = listener;
        this.alarm = new Alarm(time, this::tick);
    }

    /** Told of ended tasks. */
    @FunctionalInterface
    public interface TaskListener {

        /** @param task ended, with its {@code err_code} if it failed */
        void ended(Task task);
    }

    /**
     * Waits for the end of a task. The future gives the ended task, be it a success or a failure; it fails with
     * {@link ViduTaskTimeoutException} when the waiting ends before the task, and with another {@link ViduException}
     * when the platform does not know the task. Completing the future from outside ends the waiting.
     */
    public CompletableFuture<Task> watch(TaskRef task, Duration timeout) {
        TaskWait wait = new TaskWait(task.id(), time.nanos() + timeout.toNanos());
        wait.whenComplete((ended, failure) -> forget(wait));
        synchronized (this) {
            if (stopped) {
                return CompletableFuture.failedFuture(stoppedWaiting(task.id(), "the component is stopping"));
            }
            long regular = time.nanos() + settings.pollInterval().toNanos();
            if (watched.isEmpty() && (failuresInARow == 0 || nextSweep - regular < 0)) {
                // unless the platform asked us to stay away for longer
                nextSweep = regular;
            }
            watched.computeIfAbsent(task.id(), id -> new WatchedTask(task)).add(wait);
            alarm.ringBy(Math.min(nextSweep, wait.deadline));
        }
        return wait;
    }

    /** Looks at the tasks now instead of at the next interval. */
    public synchronized void wake() {
        if (sweeping) {
            wokenWhileSweeping = true;
            return;
        }
        nextSweep = time.nanos();
        alarm.ringBy(nextSweep);
    }

    /** Somebody else has read a task, which may be the news that its waits are for. */
    void seen(Task task) {
        saw(task);
    }

    /** Ends all waiting; the tasks go on. */
    public void stop() {
        List<TaskWait> left;
        synchronized (this) {
            stopped = true;
            left = waits().toList();
            watched.clear();
        }
        left.forEach(wait -> wait.completeExceptionally(stoppedWaiting(wait.taskId, "the component is stopping")));
    }

    /** How many tasks are waited for. */
    public synchronized int size() {
        return watched.size();
    }

    /** The exception of a wait that ended before its task. */
    public static ViduException stoppedWaiting(String taskId, String why) {
        return stoppedWaiting(taskId, why, null);
    }

    private static ViduException stoppedWaiting(String taskId, String why, Throwable cause) {
        FailureDetails details = FailureDetails.NONE.withTaskId(taskId).withRetryable(true).withMoney(Money.UNKNOWN);
        return new ViduTaskTimeoutException(
                "stopped waiting for task " + taskId + ": " + why + ". The task goes on; wait for it again with vidu:await",
                details, cause);
    }

    private synchronized void forget(TaskWait wait) {
        WatchedTask task = watched.get(wait.taskId);
        if (task != null && task.remove(wait)) {
            watched.remove(wait.taskId);
        }
    }

    /** On the clock's thread: ends the waits whose time is up, and starts a sweep when one is due. */
    private void tick() {
        List<TaskWait> late;
        ViduException cause;
        synchronized (this) {
            long now = time.nanos();
            if (stopped || watched.isEmpty()) {
                return;
            }
            late = waits().filter(wait -> wait.deadline - now <= 0).toList();
            cause = lastFailure;
            if (!sweeping && nextSweep - now <= 0) {
                sweeping = true;
                sweeper.execute(this::sweep);
            }
            long regular = sweeping ? now + settings.pollInterval().toNanos() : nextSweep;
            alarm.ringBy(waits().filter(wait -> wait.deadline - now > 0).mapToLong(wait -> wait.deadline)
                    .filter(deadline -> deadline - regular < 0).min().orElse(regular));
        }
        late.forEach(wait -> completer.execute(() -> wait.completeExceptionally(
                stoppedWaiting(wait.taskId, "waitTimeout is over", cause))));
    }

    private Stream<TaskWait> waits() {
        return watched.values().stream().flatMap(task -> task.waits().stream());
    }

    private void sweep() {
        Answer.Failed<?> failure = null;
        try {
            failure = lookAt(due());
        } catch (RuntimeException e) {
            LOG.warn("The sweep of the task list failed and will be repeated", e);
        } finally {
            swept(failure);
        }
    }

    private void swept(Answer.Failed<?> failure) {
        synchronized (this) {
            sweeping = false;
            sweeps++;
            if (failure == null) {
                failuresInARow = 0;
            } else if (failuresInARow++ == 0) {
                LOG.warn("Tasks can not be watched at the moment, waiting goes on: {}",
                        failure.exception().getMessage());
            }
            lastFailure = failure == null ? null : failure.exception();
            boolean now = wokenWhileSweeping && failure == null;
            wokenWhileSweeping = false;
            nextSweep = time.nanos() + (now ? 0 : pause(failure).toNanos());
            alarm.ringBy(nextSweep);
        }
    }

    private Duration pause(Answer.Failed<?> failure) {
        if (failure == null) {
            return settings.pollInterval();
        }
        RetryRule rule = settings.backoff();
        Duration own = rule.backoff(failuresInARow, ThreadLocalRandom.current().nextDouble());
        Duration wish = failure.retryAfter().orElse(Duration.ZERO);
        Duration obeyed = wish.compareTo(rule.longestRetryAfter()) > 0 ? rule.longestRetryAfter() : wish;
        return Stream.of(settings.pollInterval(), own, obeyed).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The tasks to ask for, oldest first. All of the first page; of the rest, what has a chance to have moved. */
    private synchronized List<TaskRef> due() {
        boolean wholeQueue = sweeps % TAIL_EVERY == 0;
        List<TaskRef> due = new ArrayList<>();
        int older = 0;
        for (WatchedTask task : watched.values()) {
            boolean tail = older >= Math.max(TaskQuery.MAX_PAGE_SIZE, settings.concurrency()) && task.stillQueueing();
            if (wholeQueue || !tail) {
                due.add(task.ref);
            }
            older++;
        }
        return due;
    }

    /** @return what stopped the sweep; null when nothing did */
    private Answer.Failed<?> lookAt(List<TaskRef> tasks) {
        for (int from = 0; from < tasks.size(); from += TaskQuery.MAX_PAGE_SIZE) {
            TaskSweep.Sight sight = sweep.look(tasks.subList(from, Math.min(tasks.size(), from + TaskQuery.MAX_PAGE_SIZE)));
            sight.seen().forEach(this::saw);
            sight.notFound().forEach(this::missed);
            sight.refused().forEach(this::unknown);
            if (sight.failure() != null) {
                return sight.failure();
            }
        }
        return null;
    }

    private void missed(String id, ViduException exception) {
        boolean conclusive;
        synchronized (this) {
            WatchedTask task = watched.get(id);
            conclusive = task != null && task.absenceIsConclusive();
        }
        if (conclusive) {
            unknown(id, exception);
        }
    }

    private void unknown(String id, ViduException exception) {
        ViduException named = exception.with(exception.details().withTaskId(id));
        end(id, wait -> wait.completeExceptionally(named));
    }

    private void saw(Task task) {
        synchronized (this) {
            WatchedTask known = watched.get(task.id());
            if (known == null) {
                return;
            }
            known.seen(task);
        }
        if (task.ended()) {
            tellListener(task);
            end(task.id(), wait -> wait.complete(task));
        }
    }

    private void tellListener(Task task) {
        try {
            listener.ended(task);
        } catch (RuntimeException e) {
            LOG.error("The end of task {} ({}) could not be recorded; its row stays open", task.id(), task.state(), e);
        }
    }

    private void end(String id, Consumer<TaskWait> ending) {
        List<TaskWait> waits;
        synchronized (this) {
            WatchedTask task = watched.remove(id);
            waits = task == null ? List.of() : task.waits();
        }
        waits.forEach(wait -> completer.execute(() -> ending.accept(wait)));
    }
}
