// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

import java.util.Objects;

/**
 * Anything that went wrong with a call to the platform or with a task. Its kind says what to do, {@link #details()}
 * says what is known, {@link #getMoney()} what it cost. No message holds a secret, a prompt, a signed link or base64.
 */
public abstract class ViduException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureDetails details;

    protected ViduException(String message, FailureDetails details, Throwable cause) {
        super(message, cause);
        this.details = Objects.requireNonNull(details, "details");
    }

    /** The same failure with more known about it, as a new exception with the same message, cause and stack. */
    public final ViduException with(FailureDetails known) {
        ViduException copy = copy(known);
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    protected abstract ViduException copy(FailureDetails known);

    /** Never null. */
    public FailureDetails details() {
        return details;
    }

    // Getters, so that ${exception.taskId} works in the simple language.

    public String getIdempotencyKey() {
        return details.idempotencyKey();
    }

    public String getMarker() {
        return details.marker();
    }

    public String getTaskId() {
        return details.taskId();
    }

    public String getKind() {
        return details.kind();
    }

    public String getModel() {
        return details.model();
    }

    public int getHttpStatus() {
        return details.httpStatus();
    }

    public String getReason() {
        return details.reason();
    }

    public String getTraceId() {
        return details.traceId();
    }

    public int getAttempts() {
        return details.attempts();
    }

    public boolean isRetryable() {
        return details.retryable();
    }

    public Money getMoney() {
        return details.money();
    }
}
