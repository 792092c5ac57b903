// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that submits. For each idempotency key at most one task is alive or paid: the row is written before the
 * request is sent and the task's id before anybody waits for it; who comes with the key of a row joins it. Thread-safe.
 */
public final class TaskSubmitter {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSubmitter.class);
    private static final Duration FOREIGN_ROW_POLL = Duration.ofSeconds(1);

    private final String account;
    private final String node;
    private final TaskLedger ledger;
    private final ViduClient client;
    private final RetryingCalls calls;
    private final Timekeeper time;
    private final Duration lease;
    /** Requests of this node that are on their way, by key; who joins one gets its outcome. */
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    /** Those who wait for the request of another node, with its key. */
    private final Map<CompletableFuture<SubmittedTask>, String> joining = new ConcurrentHashMap<>();

    /**
     * @param account base URL and account name
     * @param node    names this process among others that share the ledger
     * @param lease   longer than a request with all its repeats can take
     */
    public TaskSubmitter(String account, String node, TaskLedger ledger, ViduClient client, RetryingCalls calls,
                         Timekeeper time, Duration lease) {
        this.account = account;
        this.node = node;
        this.ledger = ledger;
        this.client = client;
        this.calls = calls;
        this.time = time;
        this.lease = lease;
    }

    /**
     * Submits a task, or joins the one under its key. The future fails with a {@link ViduException} that says what it
     * cost; it also fails with whatever else the ledger threw, and then nothing was sent.
     */
    public CompletableFuture<SubmittedTask> submit(WantedTask wanted) {
        UnderWay mine = new UnderWay(wanted.digest(), new CompletableFuture<>());
        UnderWay other = underWay.putIfAbsent(wanted.key(), mine);
        if (other != null) {
            return other.digest.equals(wanted.digest())
                    ? other.outcome.thenApply(task -> new SubmittedTask(task.entry(), Optional.empty()))
                    : CompletableFuture
                            .failedFuture(differs(wanted.key(), ""));
        }
        mine.outcome.whenComplete((task, failure) -> underWay.remove(wanted.key(), mine));
        try {
            claimOrJoin(wanted, mine.outcome);
        } catch (RuntimeException e) {
            mine.outcome.completeExceptionally(e);
        }
        return mine.outcome;
    }

    private record UnderWay(String digest, CompletableFuture<SubmittedTask> outcome) {
    }

    /**
     * Whether a key that was made up for an exchange has done its service: its row stands for another request, and that
     * came to nothing and cost nothing. Never while something may be under way.
     */
    public boolean isSpent(WantedTask wanted) {
        return ledger.find(account, wanted.key())
                .filter(row -> !row.digest().equals(wanted.digest()))
                .filter(row -> row.state() == LedgerState.REFUSED || row.state() == LedgerState.ABSENT
                        || row.state() == LedgerState.FAILED && row.creditsCharged() == 0)
                .isPresent();
    }

    /** Ends the waiting for requests of other nodes. Those of this node are decided by their answers. */
    public void stop() {
        joining.forEach((result, key) -> result.completeExceptionally(notWhileStopping(key)));
    }

    /** The exception for a task that is not begun, or not joined, since the exchange's route is stopping. */
    public ViduException notWhileStopping(String key) {
        Optional<LedgerEntry> entry = ledger.find(account, key);
        FailureDetails known = entry.map(row -> TaskFailures.about(row, FailureDetails.NONE))
                .orElse(FailureDetails.NONE.withIdempotencyKey(key));
        boolean mayExist = entry.filter(row -> !row.state().atRest()).isPresent();
        return new ViduTaskTimeoutException(
                "the route is stopping: nothing was submitted"
                                            + (mayExist ? " again, and the earlier task is not waited for" : ""),
                known.withRetryable(true).withMoney(mayExist ? Money.UNKNOWN : Money.NOT_CHARGED), null);
    }

    private void claimOrJoin(WantedTask wanted, CompletableFuture<SubmittedTask> result) {
        Optional<LedgerEntry> existing = ledger.find(account, wanted.key());
        if (existing.isEmpty()) {
            LedgerEntry reserved = reservation(wanted);
            if (ledger.insert(reserved)) {
                send(wanted, reserved, result);
            } else {
                claimOrJoin(wanted, result);
            }
            return;
        }
        LedgerEntry entry = existing.get();
        if (!entry.digest().equals(wanted.digest())) {
            result.completeExceptionally(differs(entry));
        } else if (mayTryAgain(wanted, entry)) {
            LedgerEntry reserved = entry.reservedAgain(
                    newMarker(wanted), node, wanted.credits(), ledger.now().plus(lease), ledger.now());
            if (ledger.replace(entry, reserved)) {
                send(wanted, reserved, result);
            } else {
                claimOrJoin(wanted, result);
            }
        } else {
            join(wanted, entry, result);
        }
    }

    private void join(WantedTask wanted, LedgerEntry entry, CompletableFuture<SubmittedTask> result) {
        switch (entry.state()) {
            case SUBMITTED, SUCCEEDED -> result.complete(new SubmittedTask(entry, Optional.empty()));
            case FAILED -> result.completeExceptionally(TaskFailures.failed(entry));
            case RESERVED -> joinReserved(wanted, entry, result);
            case UNCERTAIN -> result.completeExceptionally(uncertain(entry, null));
            case REFUSED, ABSENT -> throw new IllegalStateException(entry.state() + " rows are tried again, not joined");
        }
    }

    /** Another node's request: wait until it is decided, or until its lease tells that nobody will decide it. */
    private void joinReserved(WantedTask wanted, LedgerEntry entry, CompletableFuture<SubmittedTask> result) {
        if (entry.leaseUntil().isBefore(ledger.now())) {
            ledger.replace(entry, entry.uncertain("the node that sent the request did not finish it", ledger.now()));
        }
        joining.put(result, wanted.key());
        result.whenComplete((task, failure) -> joining.remove(result));
        time.after(FOREIGN_ROW_POLL, () -> {
            joining.remove(result);
            if (result.isDone()) {
                return;
            }
            try {
                claimOrJoin(wanted, result);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void send(WantedTask wanted, LedgerEntry reserved, CompletableFuture<SubmittedTask> result) {
        ObjectNode body = wanted.body().deepCopy();
        if (reserved.marker() != null) {
            body.put("payload", Marker.mark(reserved.marker(), wanted.body().path("payload").asText(null)));
        }
        calls.call(() -> client.create(wanted.operation(), body), failed -> failed.withoutEffect() && failed.throttled())
                .whenComplete((answer, failure) -> {
                    try {
                        result.complete(record(reserved, answer, failure));
                    } catch (ViduException e) {
                        result.completeExceptionally(e);
                    } catch (RuntimeException e) {
                        result.completeExceptionally(unrecorded(reserved, answer, e));
                    }
                });
    }

    private SubmittedTask record(LedgerEntry reserved, Answer<Task> answer, Throwable failure) {
        if (answer instanceof Answer.Given<Task> given) {
            Task task = given.value();
            LedgerEntry submitted = reserved.submitted(task.id(), task.credits(), ledger.now());
            store(reserved, submitted);
            return new SubmittedTask(submitted, Optional.of(task));
        }
        if (answer instanceof Answer.Failed<Task> failed && failed.withoutEffect()) {
            ViduException exception = failed.exception();
            store(reserved, reserved.refused(exception.getMessage(), ledger.now()));
            throw exception.with(TaskFailures.about(reserved, exception.details()).withMoney(Money.NOT_CHARGED));
        }
        Throwable cause = answer instanceof Answer.Failed<Task> failed ? failed.exception() : failure;
        LedgerEntry uncertain = reserved.uncertain(cause.getMessage(), ledger.now());
        store(reserved, uncertain);
        throw uncertain(uncertain, cause);
    }

    private void store(LedgerEntry before, LedgerEntry after) {
        if (!ledger.replace(before, after)) {
            LOG.warn("Row {} was taken over while its request was on the way; the outcome {} of task {} is not in it",
                    before.key(), after.state(), after.taskId());
            throw uncertain(after, null);
        }
    }

    private LedgerEntry reservation(WantedTask wanted) {
        return new LedgerEntry(
                account, wanted.key(), LedgerState.RESERVED, 1, newMarker(wanted), wanted.digest(), wanted.operation().kind(),
                wanted.model(), null, null, wanted.credits(), null, ledger.now(), ledger.now(), node,
                ledger.now().plus(lease), null);
    }

    private static String newMarker(WantedTask wanted) {
        return wanted.operation().hasPayload() ? Marker.next() : null;
    }

    private static boolean mayTryAgain(WantedTask wanted, LedgerEntry entry) {
        return switch (entry.state()) {
            case REFUSED, ABSENT -> true;
            case FAILED -> wanted.resubmitFailed() && entry.creditsCharged() == 0
                    && ErrorReasons.retryable(entry.errCode(), 0);
            default -> false;
        };
    }

    /** The other request's task is in the message only: in a header it would pass for the outcome of this one. */
    private static ViduException differs(LedgerEntry entry) {
        return differs(entry.key(), entry.taskId() == null ? "" : " (task " + entry.taskId() + ")");
    }

    private static ViduException differs(String key, String task) {
        return new ViduRequestException(
                "the idempotency key " + key + " already stands for another request" + task
                                        + ": use a key of its own for each different request",
                List.of(), FailureDetails.NONE.withIdempotencyKey(key), null);
    }

    /**
     * The request was sent, and the ledger does not take what became of it: the task's id must not be lost with that.
     */
    private static ViduException unrecorded(LedgerEntry reserved, Answer<Task> answer, RuntimeException cause) {
        String id = answer instanceof Answer.Given<Task> given ? given.value().id() : null;
        LOG.error("The ledger could not record what became of the request under key {}; task {}", reserved.key(), id, cause);
        return new ViduSubmitUncertainException(
                "the ledger could not record what became of the request under key " + reserved.key() + ": "
                                                + (id == null
                                                        ? "it is not known whether there is a task"
                                                        : "the platform made it task " + id + ", wait for it with vidu:await"),
                TaskFailures.about(reserved, FailureDetails.NONE).withTaskId(id).withMoney(Money.UNKNOWN), cause);
    }

    private static ViduException uncertain(LedgerEntry entry, Throwable cause) {
        FailureDetails known = cause instanceof ViduException exception ? exception.details() : FailureDetails.NONE;
        return new ViduSubmitUncertainException(
                "nobody knows whether the platform accepted the request under key " + entry.key() + " (marker "
                                                + entry.marker() + "): it is not sent again. Last error: " + entry.lastError(),
                TaskFailures.about(entry, known).withRetryable(false).withMoney(Money.UNKNOWN), cause);
    }
}
