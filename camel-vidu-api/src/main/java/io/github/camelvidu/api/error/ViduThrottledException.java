// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The platform said that there is too much to do, and went on saying it for as long as this component is willing to
 * try.
 */
public class ViduThrottledException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduThrottledException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduThrottledException(getMessage(), known, getCause());
    }
}
