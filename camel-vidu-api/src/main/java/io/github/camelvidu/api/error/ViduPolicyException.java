// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The platform's moderation refused the prompt, an input or the result. It costs nothing; repeating the same request
 * may get the account suspended (Vidu reference, section 11).
 */
public class ViduPolicyException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduPolicyException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduPolicyException(getMessage(), known, getCause());
    }
}
