// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener, and those who wait, what is final about a watched task, and watches it no longer. Thread-safe.
 */
final class TaskEnds implements TaskSightings.Findings {

    private static final Logger LOG = LoggerFactory.getLogger(TaskEnds.class);

    private final WatchedTasks tasks;
    private final TaskListener listener;
    private final Executor completer;

    /**
     * @param tasks     also the lock
     * @param completer runs what follows on the end of a wait
     */
    TaskEnds(WatchedTasks tasks, TaskListener listener, Executor completer) {
        this.tasks = tasks;
        this.listener = listener;
        this.completer = completer;
    }

    /** An error of the listener leaves the task as it was, to be seen again. */
    @Override
    public void ended(Task task, Duration unseen) {
        if (unseen != null) {
            listener.noticed(unseen);
        }
        try {
            listener.ended(task);
        } catch (RuntimeException e) {
            LOG.error("The end of task {} ({}) could not be recorded; its row stays open", task.id(), task.state(), e);
        } catch (Error e) {
            seeAgain(task.id());
            throw e;
        }
        end(task.id(), wait -> wait.end(task));
    }

    private void seeAgain(String id) {
        synchronized (tasks) {
            WatchedTask task = tasks.find(id);
            if (task != null) {
                task.setEnded(false);
            }
        }
    }

    @Override
    public void seen(Task task, List<TaskWait> glances) {
        glances.forEach(glance -> completer.execute(() -> glance.end(task)));
    }

    @Override
    public void unknown(String id, ViduException why) {
        ViduException named = why.with(why.details().withTaskId(id));
        boolean followed;
        synchronized (tasks) {
            WatchedTask task = tasks.find(id);
            followed = task != null && task.isFollowed();
        }
        end(id, wait -> wait.fail(named));
        if (followed) {
            listener.lost(id, named);
        }
    }

    private void end(String id, Consumer<TaskWait> ending) {
        List<TaskWait> waits;
        WatchedTask task;
        synchronized (tasks) {
            task = tasks.find(id);
            waits = task == null ? List.of() : tasks.remove(task);
        }
        if (task != null) {
            task.unfollow();
        }
        waits.forEach(wait -> completer.execute(() -> ending.accept(wait)));
    }
}
