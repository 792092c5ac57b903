// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.CreatedTask;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.Sending;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.ledger.LedgerEntry;

/** Sends the request of a reserved row, once, and writes into the row what became of it. Thread-safe. */
final class TaskSender {

    private final AccountLedger ledger;
    private final TaskCalls client;
    private final RetryingCalls calls;
    private final SentRequests sent;
    private final Duration requestTimeout;
    private final Executor pool;

    /**
     * @param requestTimeout of one request, in all
     * @param pool           runs what has to do with the ledger
     */
    TaskSender(AccountLedger ledger, TaskCalls client, RetryingCalls calls, SentRequests sent, Duration requestTimeout,
               Executor pool) {
        this.ledger = ledger;
        this.client = client;
        this.calls = calls;
        this.sent = sent;
        this.requestTimeout = requestTimeout;
        this.pool = pool;
    }

    /** See {@link RetryingCalls#here}. */
    UnaryOperator<Runnable> here() {
        return calls.here();
    }

    /** Gives up a reservation that the ledger may have taken, though it did not say so. */
    void notSent(LedgerEntry reserved, ViduLedgerException why) {
        sent.notSent(reserved, why);
    }

    /**
     * Brings the inputs to the platform, then sends the request. The future gives the row as it is then: submitted,
     * ended or uncertain. It fails when nothing was created: then the row is refused.
     *
     * @param stalled told if the ledger can not take at the moment what became of the request, with the exception for
     *                an exchange that does not want to wait for that
     */
    CompletableFuture<Standing> send(WantedTask wanted, LedgerEntry reserved, Consumer<ViduException> stalled) {
        return send(wanted, reserved, stalled, true);
    }

    /** @param again whether the inputs may be brought anew when the platform does not find them */
    private CompletableFuture<Standing> send(
            WantedTask wanted, LedgerEntry reserved, Consumer<ViduException> stalled, boolean again) {
        CompletableFuture<ObjectNode> inputs;
        try {
            inputs = wanted.inputs().bring(wanted.body());
        } catch (RuntimeException e) {
            inputs = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Standing> result = new CompletableFuture<>();
        UnaryOperator<Runnable> here = calls.here();
        inputs.whenComplete((body, failure) -> {
            if (failure == null) {
                here.apply(() -> forward(post(wanted, reserved, body, stalled, again), result)).run();
            } else {
                // uploads end on threads that must not wait for a database
                pool.execute(() -> forward(sent.refused(reserved, notBrought(failure)), result));
            }
        });
        return result;
    }

    private CompletableFuture<Standing> post(
            WantedTask wanted, LedgerEntry reserved, ObjectNode inputs, Consumer<ViduException> stalled, boolean again) {
        ObjectNode body = inputs.deepCopy();
        if (reserved.marker() != null) {
            body.put("payload", Marker.mark(reserved.marker(), inputs.path("payload").asText(null)));
        }
        Lease lease = new Lease(reserved);
        return calls.call(() -> client.create(wanted.operation(), body, wanted.apiKey(), lease),
                failed -> failed.withoutEffect() && failed.throttled() && lease.failure == null)
                .handle((answer, failure) -> outcome(wanted, lease, answer, failure, stalled, again))
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<Standing> outcome(
            WantedTask wanted, Lease lease, Answer<CreatedTask> answer, Throwable failure, Consumer<ViduException> stalled,
            boolean again) {
        if (answer instanceof Answer.Given<CreatedTask> given) {
            return sent.created(wanted, lease.row, given.value(), stalled);
        }
        boolean withoutEffect = answer instanceof Answer.Failed<CreatedTask> failed && failed.withoutEffect();
        if (withoutEffect && lease.takenOver) {
            // nothing was sent, and the row is somebody else's by now
            return CompletableFuture.completedFuture(new Standing(lease.row, Optional.empty(), true, null));
        }
        if (withoutEffect && lease.failure != null) {
            return sent.refused(lease.row, lease.failure.with(lease.failure.details().withMoney(Money.NOT_CHARGED)));
        }
        if (withoutEffect) {
            ViduException refusal = ((Answer.Failed<CreatedTask>) answer).exception();
            boolean gone = wanted.inputs().mayHaveGone(refusal.getReason());
            return gone && again ? send(wanted, lease.row, stalled, false) : sent.refused(lease.row, refusal);
        }
        Throwable cause = answer instanceof Answer.Failed<CreatedTask> failed ? failed.exception() : Failure.cause(failure);
        return sent.uncertain(lease.row, cause, stalled);
    }

    private static ViduException notBrought(Throwable failure) {
        Throwable cause = Failure.cause(failure);
        return cause instanceof ViduException known
                ? known
                : new ViduMediaException(
                        "a local file could not be sent to the platform: " + cause.getClass().getSimpleName(),
                        FailureDetails.NONE.withRetryable(true), cause);
    }

    private static <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
        from.whenComplete((value, failure) -> {
            if (failure == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(Failure.cause(failure));
            }
        });
    }

    /**
     * Renews the lease of a row just before the first byte of each of its requests, for longer than the request can
     * take; without a lease nothing is sent.
     */
    private final class Lease implements Sending {

        private volatile LedgerEntry row;
        private volatile ViduLedgerException failure;
        private volatile boolean takenOver;

        private Lease(LedgerEntry reserved) {
            row = reserved;
        }

        @Override
        public void begins(String keyName) {
            try {
                Instant now = ledger.now();
                Optional<LedgerEntry> renewed = ledger.changeMine(
                        row, mine -> mine.withKeyName(keyName).sending(
                                now, now.plus(requestTimeout), now.plus(requestTimeout).plus(ledger.lease())));
                takenOver = renewed.isEmpty();
                row = renewed.orElse(row);
            } catch (ViduLedgerException e) {
                failure = e;
                throw e;
            }
            if (takenOver) {
                throw new IllegalStateException("the row was taken over");
            }
        }
    }
}
