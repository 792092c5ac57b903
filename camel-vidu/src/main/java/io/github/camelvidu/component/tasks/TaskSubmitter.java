// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.time.Alarm;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The one place that submits. For each idempotency key at most one task is alive or paid: the row is written before the
 * request is sent and the task's id before anybody waits for it; who comes with the key of a row joins it. Thread-safe.
 */
public final class TaskSubmitter {

    static final String STOPPING = "the component is stopping";

    final AccountLedger ledger;
    final TaskCalls client;
    final Admission admission;
    final TaskSender sender;
    final Reconciler reconciler;
    final TaskFollower follower;
    final Timekeeper time;
    final Executor pool;
    /** What this node is doing for a key at this moment; who comes with the key meanwhile gets its outcome. */
    final Map<String, Turn> turns = new ConcurrentHashMap<>();
    /** Those that wait for a place, for another node, or for what the platform has made of a lost request. */
    final Set<Patience> waiting = ConcurrentHashMap.newKeySet();
    final ParkedSubmissions parked = new ParkedSubmissions();
    private final Alarm late;
    private volatile boolean stopped;

    /** @param pool runs what has to do with the ledger */
    TaskSubmitter(AccountLedger ledger, TaskCalls client, Admission admission, TaskSender sender, Reconciler reconciler,
                  TaskFollower follower, Timekeeper time, Executor pool) {
        this.ledger = ledger;
        this.client = client;
        this.admission = admission;
        this.sender = sender;
        this.reconciler = reconciler;
        this.follower = follower;
        this.time = time;
        this.pool = pool;
        this.late = new Alarm(time, this::giveUpLate);
    }

    /**
     * What becomes of a key, from the first look at its row until that row is submitted, refused or uncertain.
     *
     * @param stalled completes if the ledger can not take at the moment what became of it
     */
    record Turn(String digest, CompletableFuture<Standing> done, CompletableFuture<ViduException> stalled) {
    }

    /**
     * Submits a task, or joins the one under its key.
     *
     * @param route   takes turns with others when there are fewer places than wanted tasks; not null
     * @param timeout for waiting for a place, for other nodes, and for what became of a lost request
     */
    public Submission submit(WantedTask wanted, String route, Duration timeout) {
        Submission submission = new Submission(this, wanted, route, timeout);
        submission.proceed();
        return submission;
    }

    /**
     * Whether a key that was made up for an exchange has done its service: its row stands for another request, and that
     * came to nothing and cost nothing. Never while something may be under way.
     */
    public boolean isSpent(WantedTask wanted) {
        return ledger.find(wanted.key())
                .filter(row -> !row.digest().equals(wanted.digest()))
                .filter(row -> row.state() == LedgerState.REFUSED || row.state() == LedgerState.ABSENT
                        || row.state() == LedgerState.FAILED && row.creditsCharged() == 0)
                .isPresent();
    }

    /**
     * Ends the waiting for places, for other nodes and for lost requests. Requests of this node are decided by their
     * answers.
     */
    public void stop() {
        stopped = true;
        waiting.forEach(patience -> patience.giveUp(STOPPING));
    }

    /** The exception for a task that is not begun, or not joined, since the exchange's route is stopping. */
    public ViduException notWhileStopping(String key) {
        String why = "the route is stopping";
        return ledger.find(key).map(row -> TaskFailures.notBegun(row, why)).orElseGet(() -> TaskFailures.notBegun(key, why));
    }

    void waits(Patience patience) {
        waiting.add(patience);
        if (stopped) {
            patience.giveUp(STOPPING);
        }
        if (patience.isOver()) {
            waiting.remove(patience);
        } else {
            late.ringBy(patience.deadline());
        }
    }

    /** On the clock's thread. */
    private void giveUpLate() {
        long now = time.nanos();
        waiting.stream().filter(patience -> patience.deadline() - now <= 0)
                .forEach(patience -> patience.giveUp("waitTimeout is over"));
        waiting.stream().map(Patience::deadline).filter(deadline -> deadline - now > 0)
                .reduce((a, b) -> a - b < 0 ? a : b).ifPresent(late::ringBy);
    }
}
