// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.time.ManualTimekeeper;

/** A watcher on a clock that only the test moves, of tasks of a platform that answers as the test wants. */
final class StubbedWatcher implements TaskListener {

    static final Duration LONG = Duration.ofMinutes(30);
    static final RetryRule BACKOFF
            = new RetryRule(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

    final ManualTimekeeper time = new ManualTimekeeper();
    final StubbedPlatform platform = new StubbedPlatform();
    final List<Task> ended = Collections.synchronizedList(new ArrayList<>());
    final List<String> lost = new ArrayList<>();
    final NotedProgress progress = new NotedProgress();
    final AccountLedger ledger = new AccountLedger(
            new MemoryTaskLedger(InstantSource.system()), "account", "node", Duration.ofMinutes(1));
    final Duration interval;
    final TaskWatcher watcher;

    StubbedWatcher(Duration interval) {
        this(interval, new InOrder());
    }

    StubbedWatcher(Duration interval, Executor lookers) {
        this.interval = interval;
        watcher = new TaskWatcher(
                platform, lookers, Runnable::run, time, new WatchSettings(interval, BACKOFF, 5), this,
                new ProgressReports(ledger, progress, Runnable::run, time));
    }

    CompletableFuture<Task> watch(String id) {
        return watcher.watch(TaskRef.listed(id), LONG);
    }

    void nextSweep() {
        time.advance(interval);
    }

    @Override
    public void ended(Task task) {
        ended.add(task);
    }

    @Override
    public void lost(String taskId, ViduException why) {
        lost.add(taskId);
    }
}
