// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The create request may or may not have reached the platform, and nothing could tell which. The row under the
 * idempotency key stays uncertain, so another attempt with the key does not send the request again.
 */
public class ViduSubmitUncertainException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduSubmitUncertainException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduSubmitUncertainException(getMessage(), known, getCause());
    }
}
