// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The platform, or something on the way to it, gave no usable answer to a call that creates nothing.
 */
public class ViduServerException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduServerException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduServerException(getMessage(), known, getCause());
    }
}
