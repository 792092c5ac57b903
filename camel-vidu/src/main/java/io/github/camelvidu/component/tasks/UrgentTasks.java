// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import io.github.camelvidu.component.client.TaskQuery;

/**
 * The tasks that do not wait for their turn in a sweep: first those that somebody asked to look at now; then, while a
 * sweep takes longer than an interval, a page of the youngest. Guarded by the lock on the {@link WatchedTasks}.
 */
final class UrgentTasks {

    private final WatchedTasks tasks;
    private final Duration interval;
    private final Queue<WatchedTask> woken = new ArrayDeque<>();
    private boolean youngest;

    UrgentTasks(WatchedTasks tasks, Duration interval) {
        this.tasks = tasks;
        this.interval = interval;
    }

    void wake(WatchedTask task) {
        if (task.setWoken(true)) {
            woken.add(task);
        }
    }

    void addYoungest() {
        youngest = true;
    }

    boolean isEmpty() {
        return woken.isEmpty() && !youngest;
    }

    /** Those to look at now, at most {@link TaskQuery#MAX_PAGE_SIZE}; they are urgent no longer. */
    List<WatchedTask> nextPage(long now) {
        Set<WatchedTask> page = new LinkedHashSet<>();
        while (!woken.isEmpty() && page.size() < TaskQuery.MAX_PAGE_SIZE) {
            WatchedTask task = woken.remove();
            task.setWoken(false);
            if (task.isWanted() && !task.hasEnded()) {
                page.add(task);
            }
        }
        if (youngest && woken.isEmpty()) {
            fillUp(page, now);
        }
        return new ArrayList<>(page);
    }

    void clear() {
        woken.clear();
        youngest = false;
    }

    private void fillUp(Set<WatchedTask> page, long now) {
        // half an interval: looks are never made at the exact time
        long recently = now - interval.toNanos() / 2;
        tasks.youngestFirst().limit(TaskQuery.MAX_PAGE_SIZE)
                .filter(task -> !task.hasEnded() && !task.wasLookedAtSince(recently))
                .limit(TaskQuery.MAX_PAGE_SIZE - page.size()).forEach(page::add);
        youngest = false;
    }
}
