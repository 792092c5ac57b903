// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * There is not enough money: the balance of the account, or a budget that the route has set, does not cover the
 * request.
 */
public class ViduCreditsException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduCreditsException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduCreditsException(getMessage(), known, getCause());
    }
}
