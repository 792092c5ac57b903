// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;

/**
 * The tasks of an account that are watched, oldest first, and those who wait for them, the most urgent first. To be
 * used with the lock on it; nothing here goes through all of them.
 */
final class WatchedTasks {

    private final NavigableMap<String, WatchedTask> byId = new TreeMap<>(TaskId.OLDEST_FIRST);
    /** Those that the list does not tell about. */
    private final NavigableMap<String, WatchedTask> unlisted = new TreeMap<>(TaskId.OLDEST_FIRST);
    private final TreeSet<TaskWait> waits = new TreeSet<>(TaskWait.BY_DEADLINE);
    private final RecentEnds ends = new RecentEnds();
    private long waitsEver;
    private int queueing;
    private int processing;

    int size() {
        return byId.size();
    }

    /** Null when it is not watched. */
    WatchedTask find(String id) {
        return byId.get(id);
    }

    WatchedTask add(TaskRef ref) {
        WatchedTask task = new WatchedTask(ref, ends.of(ref.id()));
        byId.put(ref.id(), task);
        if (!task.canBeListed()) {
            unlisted.put(ref.id(), task);
        }
        return task;
    }

    /** @param over told when the wait is completed by anybody */
    void addWait(WatchedTask task, TaskWait wait, Consumer<TaskWait> over) {
        wait.begins(waitsEver++, over);
        task.add(wait);
        waits.add(wait);
    }

    /** Nobody waits like this any more; a task that nobody wants to know about is not watched any longer. */
    void removeWait(TaskWait wait) {
        waits.remove(wait);
        WatchedTask task = byId.get(wait.ref.id());
        if (task != null) {
            task.remove(wait);
            if (!task.isWanted()) {
                remove(task);
            }
        }
    }

    /** @return those who waited for it */
    List<TaskWait> remove(WatchedTask task) {
        if (!byId.remove(task.ref.id(), task)) {
            return List.of();
        }
        unlisted.remove(task.ref.id());
        count(task.state(), -1);
        if (task.hasEnded()) {
            ends.add(task.ref.id(), task.state());
        }
        List<TaskWait> left = task.waits();
        left.forEach(waits::remove);
        return left;
    }

    /** @return all who waited */
    List<TaskWait> removeAll() {
        List<TaskWait> left = new ArrayList<>(waits);
        waits.clear();
        byId.clear();
        unlisted.clear();
        queueing = 0;
        processing = 0;
        return left;
    }

    /** Those whose time is up, which wait no longer. */
    List<TaskWait> takeLate(long now) {
        List<TaskWait> late = new ArrayList<>();
        while (!waits.isEmpty() && waits.first().deadline - now <= 0) {
            late.add(waits.pollFirst());
        }
        return late;
    }

    /** The earlier of that time and the first deadline. */
    long beforeDeadlines(long then) {
        return waits.isEmpty() || waits.first().deadline - then > 0 ? then : waits.first().deadline;
    }

    void setState(WatchedTask task, TaskState state) {
        count(task.state(), -1);
        task.setState(state);
        count(state, 1);
    }

    /** The list has told about a task, or has left it out. */
    void setListed(String id, boolean listed) {
        WatchedTask task = byId.get(id);
        if (task != null && task.canBeListed()) {
            if (listed) {
                unlisted.remove(id);
            } else {
                unlisted.put(id, task);
            }
        }
    }

    /** How many the list does not tell about. */
    int unlisted() {
        return unlisted.size();
    }

    /**
     * The oldest unlisted one that is younger than the one with the id; null when there is none. @param id null for all
     */
    WatchedTask nextUnlisted(String id) {
        Map.Entry<String, WatchedTask> next = id == null ? unlisted.firstEntry() : unlisted.higherEntry(id);
        return next == null ? null : next.getValue();
    }

    /** How many are known to wait for their turn at the platform. */
    int queueing() {
        return queueing;
    }

    /** How many the platform is known to work on at this moment. */
    int processing() {
        return processing;
    }

    boolean isYoungest(WatchedTask task) {
        return byId.lastKey().equals(task.ref.id());
    }

    /** Those that are younger than the one with the id, oldest first. @param id null for all */
    Collection<WatchedTask> youngerThan(String id) {
        return id == null ? byId.values() : byId.tailMap(id, false).values();
    }

    Stream<WatchedTask> youngestFirst() {
        return byId.descendingMap().values().stream();
    }

    private void count(TaskState state, int one) {
        if (TaskState.CREATED.equals(state) || TaskState.QUEUEING.equals(state)) {
            queueing += one;
        } else if (TaskState.PROCESSING.equals(state)) {
            processing += one;
        }
    }
}
