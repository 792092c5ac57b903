// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.List;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ErrorCategory;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;

/** The exceptions of tasks that ended without a result, or were not begun. */
final class TaskFailures {

    private TaskFailures() {
    }

    /** What a row tells about a failure. */
    static FailureDetails about(LedgerEntry entry, FailureDetails known) {
        return known.withIdempotencyKey(entry.key()).withMarker(entry.marker()).withTaskId(entry.taskId())
                .withKind(entry.kind()).withModel(entry.model());
    }

    /** The failure of a task that a row remembers. */
    static ViduException failed(LedgerEntry entry) {
        return failed(entry.taskId(), entry.errCode(), entry.creditsCharged(), about(entry, FailureDetails.NONE));
    }

    /**
     * @param errCode null when the platform gave none
     * @param credits what the platform charged; null when it does not say
     */
    static ViduException failed(String taskId, String errCode, Integer credits, FailureDetails known) {
        FailureDetails details = known.withTaskId(taskId).withReason(errCode)
                .withRetryable(ErrorReasons.retryable(errCode, 0))
                .withMoney(credits != null && credits > 0 ? Money.CHARGED : Money.NOT_CHARGED);
        String message = "task " + taskId + " failed: " + (errCode == null || errCode.isEmpty() ? "no reason given" : errCode);
        return ErrorReasons.category(errCode, 0) == ErrorCategory.POLICY
                ? new ViduPolicyException(message, details, null) : new ViduTaskFailedException(message, details, null);
    }

    /**
     * The exception for a task that is not begun, of a key that has no row.
     *
     * @param why as the beginning of a sentence
     */
    static ViduException notBegun(String key, String why) {
        return notBegun(FailureDetails.NONE.withIdempotencyKey(key), Money.NOT_CHARGED, why);
    }

    /** The exception for a task that is not begun, or not joined. @param why as the beginning of a sentence */
    static ViduException notBegun(LedgerEntry row, String why) {
        return notBegun(about(row, FailureDetails.NONE), moneyBefore(row), why);
    }

    private static ViduException notBegun(FailureDetails known, Money money, String why) {
        return new ViduTaskTimeoutException(
                why + ": nothing was submitted"
                                            + (money == Money.NOT_CHARGED
                                                    ? "" : " again, and the earlier task is not waited for"),
                known.withRetryable(true).withMoney(money), null);
    }

    /**
     * The exception for a wait that ended before its task.
     *
     * @param why   as the end of a sentence
     * @param cause may be null
     */
    static ViduException stoppedWaiting(String taskId, String why, Throwable cause) {
        FailureDetails known = FailureDetails.NONE.withTaskId(taskId).withRetryable(true).withMoney(Money.UNKNOWN);
        return stoppedWaiting(known, why, "The task goes on; wait for it again with vidu:await", cause);
    }

    /**
     * The same with another word about the task.
     *
     * @param task one or more sentences, without the last full stop
     */
    static ViduException stoppedWaiting(ViduException plain, String why, String task) {
        return stoppedWaiting(plain.details(), why, task, plain.getCause());
    }

    /** The exception for a wait that was given up together with its task. */
    static ViduException cancelled(ViduException plain, String why, Task task) {
        ViduException failed = failed(task.id(), task.errCode(), task.credits(), plain.details());
        return stoppedWaiting(failed.details(), why, "The task was cancelled", plain.getCause());
    }

    private static ViduException stoppedWaiting(FailureDetails known, String why, String task, Throwable cause) {
        return new ViduTaskTimeoutException(
                "stopped waiting for task " + known.taskId() + ": " + why + ". " + task, known, cause);
    }

    /** What the row under a key has cost already. */
    private static Money moneyBefore(LedgerEntry row) {
        if (!row.state().atRest()) {
            return Money.UNKNOWN;
        }
        boolean charged = row.state() == LedgerState.SUCCEEDED || row.creditsCharged() != null && row.creditsCharged() > 0;
        return charged ? Money.CHARGED : Money.NOT_CHARGED;
    }

    /**
     * The exception for a key that stands for another request. That one's task is in the message only: in a header it
     * would pass for the outcome of this one.
     *
     * @param taskId may be null
     */
    static ViduException differs(String key, String taskId) {
        return new ViduRequestException(
                "the idempotency key " + key + " already stands for another request"
                                        + (taskId == null ? "" : " (task " + taskId + ")")
                                        + ": use a key of its own for each different request",
                List.of(), FailureDetails.NONE.withIdempotencyKey(key), null);
    }

    /** The exception for a row of which nobody knows whether there is a task. @param cause may be null */
    static ViduException uncertain(LedgerEntry entry, Throwable cause) {
        FailureDetails known = cause instanceof ViduException exception ? exception.details() : FailureDetails.NONE;
        return new ViduSubmitUncertainException(
                "nobody knows whether the platform accepted the request under key " + entry.key() + " (marker "
                                                + entry.marker() + "): it is not sent again. Last error: " + entry.lastError(),
                TaskFailures.about(entry, known).withRetryable(false).withMoney(Money.UNKNOWN), cause);
    }
}
