// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * The way of one exchange to a task: it gets a place among those that may be alive, reserves and sends, or joins what
 * is there, waits where it is not known yet whether there is a task, and begins anew where it is known that there is
 * none. Thread-safe.
 */
public final class Submission {

    private static final Duration FOREIGN_ROW_POLL = Duration.ofSeconds(1);

    private final TaskSubmitter submitter;
    private final WantedTask wanted;
    private final String route;
    private final KeyRow keyRow;
    private final CompletableFuture<SubmittedTask> result = new CompletableFuture<>();
    private final Patience patience;
    /** Puts what is done later into the place where the exchange was. */
    private final UnaryOperator<Runnable> here;
    /** Whether it stands in the queue for a place. */
    private final AtomicBoolean queued = new AtomicBoolean();
    /** The place, or the wait for one. Guarded by this. */
    private Admission.Place place;
    /** The row at the last look; null when there was none. */
    private volatile LedgerEntry seen;

    Submission(TaskSubmitter submitter, WantedTask wanted, String route, Duration timeout) {
        this.submitter = submitter;
        this.wanted = wanted;
        this.route = route;
        this.patience = new Patience(result, timeout, submitter.time);
        this.keyRow = new KeyRow(submitter, wanted);
        this.here = submitter.sender.here();
        result.whenComplete((task, failure) -> {
            submitter.waiting.remove(patience);
            leaveQueue();
        });
    }

    /**
     * The task. Fails with a {@link ViduException} that says what it cost. Who completes it from outside gives up:
     * nothing is sent for it from then on.
     */
    public CompletableFuture<SubmittedTask> result() {
        return result;
    }

    /**
     * Gives up: at once, or, while the request is on its way, as soon as it turns out that there would be more to wait
     * for than a task.
     *
     * @param why as the beginning of a sentence
     */
    public void giveUp(String why) {
        patience.giveUp(why);
    }

    /** Takes the next step. Who has given up takes none. */
    void proceed() {
        if (!begins()) {
            leavePlace();
            return;
        }
        TaskSubmitter.Turn mine = new TaskSubmitter.Turn(
                wanted.digest(), new CompletableFuture<>(), new CompletableFuture<>());
        TaskSubmitter.Turn other = submitter.turns.putIfAbsent(wanted.key(), mine);
        if (other != null) {
            join(other);
            return;
        }
        CompletableFuture<Standing> work = new CompletableFuture<>();
        work.whenComplete((standing, failure) -> over(mine, standing, failure));
        mine.stalled().thenAccept(this::stalled);
        try {
            take(work, mine.stalled()::complete);
        } catch (RuntimeException e) {
            work.completeExceptionally(e);
        }
    }

    /** From here on it can not be given up, until it waits for somebody else. */
    private boolean begins() {
        submitter.waiting.remove(patience);
        return patience.goesOn();
    }

    private void join(TaskSubmitter.Turn other) {
        if (!other.digest().equals(wanted.digest())) {
            result.completeExceptionally(TaskFailures.differs(wanted.key(), null));
            leavePlace();
            return;
        }
        other.stalled().thenAccept(this::stalled);
        other.done().whenComplete((standing, failure) -> goOn(standing, failure, false));
    }

    /** Whoever learns the outcome of a turn finds it over. Who goes to the queue stands in it before others begin. */
    private void over(TaskSubmitter.Turn turn, Standing standing, Throwable failure) {
        if (standing == Standing.PARKED) {
            goOn(standing, failure, true);
            submitter.turns.remove(wanted.key(), turn);
        } else {
            submitter.turns.remove(wanted.key(), turn);
            goOn(standing, failure, true);
        }
        if (failure == null) {
            turn.done().complete(standing);
        } else {
            turn.done().completeExceptionally(Failure.cause(failure));
        }
    }

    /** Decides by the row what to do for the key. */
    private void take(CompletableFuture<Standing> work, Consumer<ViduException> stalled) {
        Optional<LedgerEntry> existing = keyRow.find();
        seen = existing.orElse(null);
        if (!keyRow.mayBegin(existing)) {
            submitter.parked.wake(wanted.key());
            work.complete(new Standing(keyRow.hold(existing.orElseThrow())));
            return;
        }
        keyRow.checkPrice();
        if (!hasPlace()) {
            work.complete(Standing.PARKED);
            return;
        }
        Optional<LedgerEntry> reserved = keyRow.reserve(existing);
        if (reserved.isEmpty()) {
            take(work, stalled);
            return;
        }
        submitter.parked.wake(wanted.key());
        submitter.sender.send(wanted, reserved.get(), stalled).whenComplete((standing, failure) -> {
            if (failure == null) {
                work.complete(standing);
            } else {
                work.completeExceptionally(failure);
            }
        });
    }

    /** What is answered at once is no task that runs. */
    private synchronized boolean hasPlace() {
        if (wanted.operation().watch() == Watch.NOW) {
            return true;
        }
        if (place == null) {
            place = submitter.admission.enter(route);
        }
        return place.isTaken();
    }

    private void leavePlace() {
        Admission.Place left;
        synchronized (this) {
            left = place;
            place = null;
        }
        if (left != null) {
            left.free();
        }
    }

    /** @param own whether this exchange did it, rather than another one of this node */
    private void goOn(Standing standing, Throwable failure, boolean own) {
        begins();
        try {
            if (failure != null) {
                result.completeExceptionally(Failure.cause(failure));
            } else if (standing == Standing.PARKED) {
                queue(own);
            } else if (standing.takenOver()) {
                pause(standing.row());
            } else {
                goOn(own ? standing : standing.joined());
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        if (standing != Standing.PARKED) {
            // who follows the task, or looks for it, has a place of its own by now
            leavePlace();
        }
    }

    private void goOn(Standing standing) {
        LedgerEntry row = standing.row();
        switch (row.state()) {
            case SUBMITTED, SUCCEEDED -> result.complete(keyRow.task(row, standing.created()));
            case FAILED -> result.completeExceptionally(TaskFailures.failed(row));
            case UNCERTAIN -> settle(row, standing.lost());
            case RESERVED, REFUSED, ABSENT -> pause(row);
        }
    }

    /**
     * All places are taken. Who only learns that of another exchange of its key stands in the queue of its own route.
     */
    private void queue(boolean own) {
        if (!own) {
            proceed();
            return;
        }
        Admission.Place wished;
        synchronized (this) {
            wished = place;
        }
        LedgerEntry row = seen;
        queued.set(true);
        submitter.parked.add(wanted.key(), this);
        waitFor(why -> row == null ? TaskFailures.notBegun(wanted.key(), why) : TaskFailures.notBegun(row, why));
        if (result.isDone()) {
            leaveQueue();
            leavePlace();
        } else {
            wished.taken().thenRun(this::goOnFromQueue);
        }
    }

    /** There is a place, or another exchange has begun what this one wants to begin. */
    void goOnFromQueue() {
        if (queued.compareAndSet(true, false)) {
            submitter.parked.remove(wanted.key(), this);
            proceedLater();
        }
    }

    private void leaveQueue() {
        if (queued.compareAndSet(true, false)) {
            submitter.parked.remove(wanted.key(), this);
            leavePlace();
        }
    }

    /** Somebody else is at it: another node, or this one as soon as its ledger is back. */
    private void pause(LedgerEntry row) {
        waitFor(why -> TaskFailures.notBegun(row, why));
        submitter.time.after(FOREIGN_ROW_POLL, this::proceedLater);
    }

    /** @param lost what happened instead of an answer; null when it was not this exchange's request */
    private void settle(LedgerEntry row, Throwable lost) {
        ViduException uncertain = TaskFailures.uncertain(row, lost);
        boolean mine = submitter.ledger.isMine(row);
        CompletableFuture<LedgerEntry> settled = mine ? submitter.reconciler.settle(row) : null;
        if (!wanted.policy().settle()) {
            result.completeExceptionally(uncertain);
            return;
        }
        waitFor(why -> uncertain);
        if (!mine) {
            submitter.time.after(FOREIGN_ROW_POLL, this::proceedLater);
            return;
        }
        settled.whenComplete((now, failure) -> {
            if (failure == null) {
                here.apply(this::proceed).run();
            } else {
                submitter.waiting.remove(patience);
                result.completeExceptionally(uncertain);
            }
        });
    }

    /** What became of the request is known, or known to be unknown, and the ledger is not there to take it. */
    private void stalled(ViduException exception) {
        if (wanted.policy().settle()) {
            waitFor(why -> exception);
        } else {
            result.completeExceptionally(exception);
        }
    }

    private void waitFor(Patience.GivingUp how) {
        patience.waits(how);
        submitter.waits(patience);
    }

    private void proceedLater() {
        try {
            submitter.pool.execute(here.apply(this::proceed));
        } catch (RejectedExecutionException e) {
            giveUp(TaskSubmitter.STOPPING);
        }
    }
}
