// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The platform does not accept the API key, or the key may not do this (Vidu reference, section 10: 401 and 403). The
 * same request works once the key is right.
 */
public class ViduAuthenticationException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduAuthenticationException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduAuthenticationException(getMessage(), known, getCause());
    }
}
