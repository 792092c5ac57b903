// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.Executor;

import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.time.Timekeeper;

/** All that is done with the tasks of an account, put together. Thread-safe. */
public final class AccountTasks {

    private final AccountLedger ledger;
    private final LedgerWrites writes;
    private final TaskOutcomes outcomes;
    private final TaskWatcher watcher;
    private final Admission admission;
    private final Reconciler reconciler;
    private final TaskSubmitter submitter;
    private final TaskDeliveries deliveries;
    private final ManualSettlement settlement;
    private final LedgerUpkeep upkeep;

    /**
     * @param pool      runs calls of the platform and of the ledger
     * @param lookers   runs looks at the tasks, and nothing else that could keep them waiting
     * @param completer runs what follows on the end of a wait
     * @param progress  told of each change of a task
     */
    public AccountTasks(AccountLedger ledger, TaskCalls client, RetryingCalls calls, Executor pool, Executor lookers,
                        Executor completer, Timekeeper time, TaskSettings settings, ProgressListener progress) {
        this.ledger = ledger;
        writes = new LedgerWrites(pool, time, settings.retries());
        outcomes = new TaskOutcomes(ledger, writes);
        watcher = new TaskWatcher(
                client, lookers, completer, time, settings.watch(), outcomes,
                new ProgressReports(ledger, progress, completer, time));
        admission = new Admission(settings.maxConcurrentTasks());
        TaskFollower follower = new TaskFollower(ledger, watcher, admission);
        reconciler = new Reconciler(
                ledger, new TaskSearch(ledger, client), admission, settings.absentAfter(), follower::follow, pool, time);
        TaskSender sender = new TaskSender(
                ledger, client, calls, new SentRequests(ledger, writes, follower::followNew), settings.requestTimeout(),
                pool);
        submitter = new TaskSubmitter(ledger, client, admission, sender, reconciler, follower, time, pool);
        deliveries = new TaskDeliveries(ledger, follower);
        settlement = new ManualSettlement(ledger, client, reconciler, follower);
        upkeep = new LedgerUpkeep(ledger, follower, reconciler, settings.retention(), pool, time);
    }

    public AccountLedger ledger() {
        return ledger;
    }

    public TaskOutcomes outcomes() {
        return outcomes;
    }

    public TaskWatcher watcher() {
        return watcher;
    }

    Admission admission() {
        return admission;
    }

    public TaskSubmitter submitter() {
        return submitter;
    }

    public TaskDeliveries deliveries() {
        return deliveries;
    }

    public ManualSettlement settlement() {
        return settlement;
    }

    public TasksInFlight inFlight() {
        TasksInFlight seen = watcher.inFlight();
        return new TasksInFlight(
                seen.watched(), seen.queueing(), seen.processing(), reconciler.open(), admission.waiting(), seen.pause());
    }

    /** Begins to take up what an earlier run, or another node, has left. */
    public void start() {
        upkeep.start();
    }

    /** Ends all waiting; the tasks go on. */
    public void stop() {
        upkeep.stop();
        // before places become free
        submitter.stop();
        watcher.stop();
        reconciler.stop();
        writes.stop();
    }
}
