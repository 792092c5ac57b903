// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The task ran and failed, or was cancelled. {@link #getReason()} is its {@code err_code}; failed tasks are not charged
 * (Vidu reference, section 12).
 */
public class ViduTaskFailedException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduTaskFailedException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduTaskFailedException(getMessage(), known, getCause());
    }
}
