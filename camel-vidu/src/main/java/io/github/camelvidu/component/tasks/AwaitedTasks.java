// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that exchanges of this node wait for. Who is the last to wait for a task may cancel it when it gives up.
 * Thread-safe.
 */
public final class AwaitedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedTasks.class);

    private final AccountLedger ledger;
    private final TaskOutcomes outcomes;
    private final TaskWatcher watcher;
    private final TaskCancellation cancellation;
    private final Timekeeper time;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    public AwaitedTasks(AccountTasks tasks, TaskCancellation cancellation, Timekeeper time) {
        this.ledger = tasks.ledger();
        this.outcomes = tasks.outcomes();
        this.watcher = tasks.watcher();
        this.cancellation = cancellation;
        this.time = time;
    }

    /**
     * Waits for a task that ends well.
     *
     * @param cancelOnTimeout whether to cancel it when the time is over and nobody else waits for it
     */
    public AwaitedTask await(TaskRef ref, Duration timeout, boolean cancelOnTimeout) {
        waiting.merge(ref.id(), 1, Integer::sum);
        AwaitedTask wait = new AwaitedTask(this, ref, watcher.deadline(timeout), cancelOnTimeout);
        watcher.watch(wait);
        return wait;
    }

    /** Waits that end from here on are ended by the component, which cancels nothing. */
    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    TaskOutcomes outcomes() {
        return outcomes;
    }

    Timekeeper time() {
        return time;
    }

    CompletableFuture<Task> cancel(TaskRef ref) {
        return cancellation.cancel(ref);
    }

    /** @return whether nobody of this node is left who waits for the task */
    boolean leave(String taskId) {
        return waiting.computeIfPresent(taskId, (id, count) -> count == 1 ? null : count - 1) == null;
    }

    /** Whether an exchange of another node holds the row of the task. When that can not be found out, one may. */
    boolean isAwaitedElsewhere(String taskId) {
        try {
            return ledger.findTask(taskId)
                    .filter(row -> row.awaited() && !ledger.isMine(row) && !row.isFree(ledger.now())).isPresent();
        } catch (ViduLedgerException e) {
            LOG.warn("Task {} is not cancelled, since the ledger does not tell whether another node waits for it", taskId, e);
            return true;
        }
    }
}
