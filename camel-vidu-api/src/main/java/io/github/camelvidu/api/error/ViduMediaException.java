// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The media of a task or of a link could not be fetched. The task is paid and stays as it is: fetch it again with
 * {@code vidu:download}, never generate it again.
 */
public class ViduMediaException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduMediaException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduMediaException(getMessage(), known, getCause());
    }
}
