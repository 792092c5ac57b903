// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskTakenException;
import io.github.camelvidu.component.time.Alarm;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of requests whose answer was lost: looks for their tasks on the platform, soon and then less
 * and less often, for all uncertain rows of this node at once. A task that is found is adopted. A request is proven to
 * have created nothing by a complete look that begins long enough after it must have ended. Holds no thread between two
 * looks. Thread-safe.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private static final RetryRule LOOKS
            = new RetryRule(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final AccountLedger ledger;
    private final TaskSearch search;
    private final Admission admission;
    private final Duration absentAfter;
    private final Consumer<LedgerEntry> adopted;
    private final Executor pool;
    private final Timekeeper time;
    private final Alarm alarm;
    private final Map<String, Case> open = new LinkedHashMap<>();
    private final ReentrantLock looking = new ReentrantLock();
    private boolean ringing;
    private boolean stopped;

    /**
     * @param absentAfter how long after the end of a request a look must begin to prove that it created nothing
     * @param adopted     told of each row that has got its task
     */
    Reconciler(AccountLedger ledger, TaskSearch search, Admission admission, Duration absentAfter,
               Consumer<LedgerEntry> adopted, Executor pool, Timekeeper time) {
        this.ledger = ledger;
        this.search = search;
        this.admission = admission;
        this.absentAfter = absentAfter;
        this.adopted = adopted;
        this.pool = pool;
        this.time = time;
        this.alarm = new Alarm(time, this::ring);
    }

    /** An uncertain row of this node. Guarded by the reconciler's lock. */
    private static final class Case {

        private final CompletableFuture<LedgerEntry> settled = new CompletableFuture<>();
        private int looks;
        private long nextLook;
    }

    /**
     * Finds out about an uncertain row of this node. The future gives the row when it is not uncertain any more; it
     * fails with {@link io.github.camelvidu.api.error.ViduSubmitUncertainException} when that can not be found out.
     */
    CompletableFuture<LedgerEntry> settle(LedgerEntry uncertain) {
        synchronized (this) {
            if (stopped) {
                return CompletableFuture.failedFuture(TaskFailures.uncertain(uncertain, null));
            }
            Case known = open.get(uncertain.key());
            if (known == null) {
                admission.take();
                known = new Case();
                known.nextLook = time.nanos();
                open.put(uncertain.key(), known);
            }
            alarm.ringBy(known.nextLook);
            return known.settled;
        }
    }

    /** Looks now for all rows that are being found out about. The future completes when the look is over. */
    public CompletableFuture<Void> lookNow() {
        return CompletableFuture.runAsync(this::look, pool);
    }

    /** How many rows are being found out about. */
    synchronized int open() {
        return open.size();
    }

    /** Ends all looking. The rows stay uncertain, for the next start. */
    public synchronized void stop() {
        stopped = true;
        open.clear();
    }

    private synchronized void ring() {
        if (stopped || open.isEmpty() || ringing) {
            return;
        }
        ringing = true;
        try {
            pool.execute(this::lookAndGoOn);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more looks: the component has stopped");
        }
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("The look for lost requests failed and will be repeated", e);
            synchronized (this) {
                long later = time.nanos() + LOOKS.longestDelay().toNanos();
                open.values().forEach(known -> known.nextLook = later);
            }
        } finally {
            synchronized (this) {
                ringing = false;
                open.values().stream().map(known -> known.nextLook).reduce((a, b) -> a - b < 0 ? a : b)
                        .ifPresent(alarm::ringBy);
            }
        }
    }

    /** One look for all open cases; two are never made at a time. */
    private void look() {
        looking.lock();
        try {
            List<LedgerEntry> lost = new ArrayList<>();
            for (String key : keys()) {
                decideByRow(key).ifPresent(lost::add);
            }
            if (!lost.isEmpty()) {
                TaskSearch.Sight sight = search.look(lost);
                lost.forEach(row -> decide(row, sight));
            }
        } finally {
            looking.unlock();
        }
    }

    private synchronized List<String> keys() {
        return List.copyOf(open.keySet());
    }

    /** @return the row, if only a look at the platform can tell */
    private Optional<LedgerEntry> decideByRow(String key) {
        Optional<LedgerEntry> found = ledger.find(key);
        if (found.isEmpty() || found.get().state() != LedgerState.UNCERTAIN || !ledger.isMine(found.get())) {
            // it may have got its task by a write that the ledger took without saying so
            found.ifPresent(adopted);
            close(key, done -> found.ifPresentOrElse(
                    done::complete,
                    () -> done.completeExceptionally(new IllegalStateException("the row of " + key + " is gone"))));
            return Optional.empty();
        }
        LedgerEntry row = found.get();
        if (row.sentAt() == null) {
            // its node stopped before the first byte
            settled(row, row.absent(ledger.now()));
            return Optional.empty();
        }
        if (row.reconcile() != Reconcile.MARKER && row.reconcile() != Reconcile.INPUTS) {
            undecided(row);
            return Optional.empty();
        }
        return found;
    }

    private void decide(LedgerEntry row, TaskSearch.Sight sight) {
        Task task = sight.found().get(row.key());
        if (task != null && adopt(row, task)) {
            return;
        }
        Instant provenAt = row.sentUntil().plus(absentAfter);
        boolean late = sight.complete() && !sight.begun().isBefore(provenAt);
        if (!late || task != null) {
            lookAgain(row.key(), Duration.between(sight.begun(), provenAt), sight.retryAfter());
        } else if (row.reconcile() == Reconcile.INPUTS) {
            // that the list shows tasks of these kinds at all is only assumed (constraints, confidence): no proof
            undecided(row);
        } else {
            LOG.info("The request of key {} has created nothing: it may be sent again", row.key());
            settled(row, row.absent(ledger.now()));
        }
    }

    private boolean adopt(LedgerEntry row, Task task) {
        try {
            LOG.info("Task {} was made by the request of key {} whose answer was lost", task.id(), row.key());
            settled(row, row.submitted(task.id(), task.credits(), ledger.now()));
            return true;
        } catch (TaskTakenException e) {
            LOG.debug("Task {} was taken for another key meanwhile", task.id());
            return false;
        }
    }

    /** Writes what is known now; when somebody else was faster, the next look sees that. */
    private void settled(LedgerEntry row, LedgerEntry after) {
        ledger.replace(row, after).ifPresent(written -> {
            adopted.accept(written);
            close(row.key(), done -> done.complete(written));
        });
    }

    private void undecided(LedgerEntry row) {
        close(row.key(), done -> done.completeExceptionally(TaskFailures.uncertain(row, null)));
    }

    private void close(String key, Consumer<CompletableFuture<LedgerEntry>> ending) {
        Case known;
        synchronized (this) {
            known = open.remove(key);
        }
        if (known != null) {
            admission.leave();
            ending.accept(known.settled);
        }
    }

    /** @param untilProof when a look can prove that there is nothing */
    private synchronized void lookAgain(String key, Duration untilProof, Optional<Duration> retryAfter) {
        Case known = open.get(key);
        if (known == null) {
            return;
        }
        known.looks++;
        Duration pause = LOOKS.backoff(known.looks, ThreadLocalRandom.current().nextDouble());
        if (!untilProof.isNegative() && untilProof.compareTo(pause) < 0) {
            pause = untilProof.plusMillis(1);
        }
        Duration wish = retryAfter.filter(asked -> asked.compareTo(LOOKS.longestRetryAfter()) < 0).orElse(pause);
        known.nextLook = time.nanos() + (wish.compareTo(pause) > 0 ? wish : pause).toNanos();
    }
}
