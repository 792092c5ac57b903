// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * This side stopped waiting; the task goes on. {@link #getTaskId()} names it: {@code vidu:await} waits for it later, on
 * any node, and another exchange with the same idempotency key joins it. Without a task id nothing was submitted. With
 * the reason {@code UserCancelled} the task was cancelled.
 */
public class ViduTaskTimeoutException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduTaskTimeoutException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduTaskTimeoutException(getMessage(), known, getCause());
    }
}
