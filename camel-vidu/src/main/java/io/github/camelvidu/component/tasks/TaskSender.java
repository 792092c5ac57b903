// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.CreatedTask;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.RetryingCalls;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.client.ViduClient;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the request of a reserved row, once, and writes into the row what became of it. Thread-safe. */
final class TaskSender {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSender.class);

    private final TaskLedger ledger;
    private final ViduClient client;
    private final RetryingCalls calls;
    private final Duration lease;

    TaskSender(TaskLedger ledger, ViduClient client, RetryingCalls calls, Duration lease) {
        this.ledger = ledger;
        this.client = client;
        this.calls = calls;
        this.lease = lease;
    }

    /** Brings the inputs to the platform, then sends the request; what can not be brought is as if it was refused. */
    void send(WantedTask wanted, LedgerEntry reserved, CompletableFuture<SubmittedTask> result) {
        CompletableFuture<ObjectNode> inputs;
        try {
            inputs = wanted.inputs().bring(wanted.body());
        } catch (RuntimeException e) {
            inputs = CompletableFuture.failedFuture(e);
        }
        boolean atOnce = inputs.isDone();
        inputs.whenComplete((body, failure) -> {
            try {
                if (failure != null) {
                    throw unsent(reserved, failure);
                }
                post(wanted, atOnce ? reserved : renewed(reserved), body, result);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void post(WantedTask wanted, LedgerEntry reserved, ObjectNode inputs, CompletableFuture<SubmittedTask> result) {
        ObjectNode body = inputs.deepCopy();
        if (reserved.marker() != null) {
            body.put("payload", Marker.mark(reserved.marker(), inputs.path("payload").asText(null)));
        }
        calls.call(() -> client.create(wanted.operation(), body), failed -> failed.withoutEffect() && failed.throttled())
                .whenComplete((answer, failure) -> {
                    try {
                        result.complete(record(wanted, reserved, answer, failure));
                    } catch (ViduException e) {
                        result.completeExceptionally(e);
                    } catch (RuntimeException e) {
                        result.completeExceptionally(unrecorded(reserved, answer, e));
                    }
                });
    }

    /** Uploads may have taken most of the lease. A row that somebody else has taken over by now is theirs to send. */
    private LedgerEntry renewed(LedgerEntry reserved) {
        LedgerEntry renewed = reserved.renewed(ledger.now().plus(lease), ledger.now());
        if (!ledger.replace(reserved, renewed)) {
            throw uncertain(reserved, null);
        }
        return renewed;
    }

    private ViduException unsent(LedgerEntry reserved, Throwable failure) {
        Throwable cause = Failure.cause(failure);
        ViduException exception = cause instanceof ViduException known
                ? known
                : new ViduMediaException(
                        "a local file could not be sent to the platform: " + cause.getClass().getSimpleName(),
                        FailureDetails.NONE.withRetryable(true), cause);
        store(reserved, reserved.refused(exception.getMessage(), ledger.now()));
        return exception.with(TaskFailures.about(reserved, exception.details()).withMoney(Money.NOT_CHARGED));
    }

    private SubmittedTask record(WantedTask wanted, LedgerEntry reserved, Answer<CreatedTask> answer, Throwable failure) {
        if (answer instanceof Answer.Given<CreatedTask> given) {
            return record(wanted, reserved, given.value());
        }
        if (answer instanceof Answer.Failed<CreatedTask> failed && failed.withoutEffect()) {
            ViduException exception = failed.exception();
            store(reserved, reserved.refused(exception.getMessage(), ledger.now()));
            throw exception.with(TaskFailures.about(reserved, exception.details()).withMoney(Money.NOT_CHARGED));
        }
        Throwable cause = answer instanceof Answer.Failed<CreatedTask> failed ? failed.exception() : failure;
        LedgerEntry uncertain = reserved.uncertain(cause.getMessage(), ledger.now());
        store(reserved, uncertain);
        throw uncertain(uncertain, cause);
    }

    private SubmittedTask record(WantedTask wanted, LedgerEntry reserved, CreatedTask created) {
        Task task = created.task();
        Operation operation = wanted.operation();
        String kept = operation.watch() == Watch.LIST ? null : created.answer().toString();
        LedgerEntry submitted = reserved.submitted(task.id(), task.credits(), kept, ledger.now());
        LedgerEntry entry = operation.watch() == Watch.NOW ? TaskOutcomes.ended(submitted, task, ledger.now()) : submitted;
        store(reserved, entry);
        if (entry.state() == LedgerState.FAILED) {
            throw TaskFailures.failed(entry);
        }
        return new SubmittedTask(entry, ref(wanted, entry), Optional.of(task));
    }

    /** How the end of the row's task is learnt. Kinds that are answered at once may still not have been. */
    private TaskRef ref(WantedTask wanted, LedgerEntry entry) {
        if (wanted.operation().watch() == Watch.NOW && entry.state() != LedgerState.SUCCEEDED) {
            return TaskRef.listed(entry.taskId());
        }
        return TaskRef.of(wanted.operation(), entry.taskId(), member -> wanted.body().path(member).asText(null));
    }

    /** What an exchange gets that comes with the key of a row whose task the platform has. */
    SubmittedTask joined(WantedTask wanted, LedgerEntry entry) {
        TaskRef ref = ref(wanted, entry);
        if (ref.watch() != Watch.NOW) {
            return new SubmittedTask(entry, ref, Optional.empty());
        }
        if (entry.answer() == null) {
            throw new ViduMediaException(
                    "what the platform answered under key " + entry.key()
                                         + " was paid, and the ledger does not keep it any more:"
                                         + " use another key to pay for it again",
                    TaskFailures.about(entry, FailureDetails.NONE).withMoney(Money.CHARGED), null);
        }
        return new SubmittedTask(entry, ref, Optional.of(client.answered(wanted.operation(), entry.answer())));
    }

    private void store(LedgerEntry before, LedgerEntry after) {
        if (!ledger.replace(before, after)) {
            LOG.warn("Row {} was taken over while its request was on the way; the outcome {} of task {} is not in it",
                    before.key(), after.state(), after.taskId());
            throw uncertain(after, null);
        }
    }

    /**
     * The request was sent, and the ledger does not take what became of it: the task's id must not be lost with that.
     */
    private static ViduException unrecorded(LedgerEntry reserved, Answer<CreatedTask> answer, RuntimeException cause) {
        String id = answer instanceof Answer.Given<CreatedTask> given ? given.value().task().id() : null;
        LOG.error("The ledger could not record what became of the request under key {}; task {}", reserved.key(), id, cause);
        return new ViduSubmitUncertainException(
                "the ledger could not record what became of the request under key " + reserved.key() + ": "
                                                + (id == null
                                                        ? "it is not known whether there is a task"
                                                        : "the platform made it task " + id + ", wait for it with vidu:await"),
                TaskFailures.about(reserved, FailureDetails.NONE).withTaskId(id).withMoney(Money.UNKNOWN), cause);
    }

    /** The exception for a row of which nobody knows whether there is a task. */
    static ViduException uncertain(LedgerEntry entry, Throwable cause) {
        FailureDetails known = cause instanceof ViduException exception ? exception.details() : FailureDetails.NONE;
        return new ViduSubmitUncertainException(
                "nobody knows whether the platform accepted the request under key " + entry.key() + " (marker "
                                                + entry.marker() + "): it is not sent again. Last error: " + entry.lastError(),
                TaskFailures.about(entry, known).withRetryable(false).withMoney(Money.UNKNOWN), cause);
    }
}
