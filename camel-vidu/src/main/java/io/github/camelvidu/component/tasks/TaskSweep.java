// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.component.client.TaskQuery;

/**
 * One walk through all watched tasks that can be listed, oldest first, that gives them out by the page: each task at
 * most once, and not if it was looked at since the sweep began. The tail of the queue, which are tasks that still queue
 * with more older unfinished ones ahead of them than the platform runs at once, is left out most of the time; where a
 * page has room, it is filled up with the oldest of the tail. Guarded by the lock on the {@link WatchedTasks}.
 */
final class TaskSweep {

    /** How often the tail is asked for: once in so many intervals. */
    private static final int TAIL_EVERY = 5;

    private final WatchedTasks tasks;
    private final int concurrency;
    private final long begun;
    private final Duration tailPause;
    /** The first ones of the tail that were left out; never more than a page. */
    private final List<WatchedTask> spare = new ArrayList<>();
    private String reached;
    private int older;
    private int queueing;
    private boolean over;

    /**
     * @param concurrency how many tasks the platform runs at once, at least
     * @param begun       now, or when the sweep began with which this one goes on
     */
    TaskSweep(WatchedTasks tasks, int concurrency, long begun, Duration interval) {
        this.tasks = tasks;
        this.concurrency = concurrency;
        this.begun = begun;
        // half an interval less, since looks are never made at the exact time
        this.tailPause = interval.multipliedBy(TAIL_EVERY).minus(interval.dividedBy(2));
    }

    long begun() {
        return begun;
    }

    /** Whether every task had its turn. */
    boolean isOver() {
        return over;
    }

    /** Those to look at next, at most {@link TaskQuery#MAX_PAGE_SIZE}; empty when all had their turn. */
    List<WatchedTask> nextPage(long now) {
        List<WatchedTask> page = new ArrayList<>();
        if (over) {
            // tasks that came since then are for the next sweep, or a stream of them would keep this one alive
            return page;
        }
        for (WatchedTask task : tasks.youngerThan(reached)) {
            if (page.size() == TaskQuery.MAX_PAGE_SIZE) {
                return page;
            }
            reached = task.ref.id();
            boolean tail = task.wasLookedAt() && task.queues() && older > Math.max(concurrency, tasks.processing());
            task.setPosition(queueing);
            older++;
            queueing += task.queues() ? 1 : 0;
            if (!task.canBeListed() || task.hasEnded() || task.wasLookedAtSince(begun)) {
                continue;
            }
            if (!tail || !task.wasLookedAtSince(now - tailPause.toNanos())) {
                page.add(task);
            } else if (spare.size() < TaskQuery.MAX_PAGE_SIZE) {
                spare.add(task);
            }
        }
        over = true;
        if (!page.isEmpty()) {
            fillUp(page);
        }
        return page;
    }

    private void fillUp(List<WatchedTask> page) {
        for (WatchedTask task : spare) {
            if (page.size() < TaskQuery.MAX_PAGE_SIZE && task.isWanted() && !task.hasEnded() && !task.wasLookedAtSince(begun)) {
                page.add(task);
            }
        }
    }
}
