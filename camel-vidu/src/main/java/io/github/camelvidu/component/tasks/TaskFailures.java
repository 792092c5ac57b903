// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import io.github.camelvidu.api.error.ErrorCategory;
import io.github.camelvidu.api.error.ErrorReasons;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.component.ledger.LedgerEntry;

/** The exceptions of tasks that ended without a result. */
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

    /** The exception for a row of which nobody knows whether there is a task. @param cause may be null */
    static ViduException uncertain(LedgerEntry entry, Throwable cause) {
        FailureDetails known = cause instanceof ViduException exception ? exception.details() : FailureDetails.NONE;
        return new ViduSubmitUncertainException(
                "nobody knows whether the platform accepted the request under key " + entry.key() + " (marker "
                                                + entry.marker() + "): it is not sent again. Last error: " + entry.lastError(),
                TaskFailures.about(entry, known).withRetryable(false).withMoney(Money.UNKNOWN), cause);
    }
}
