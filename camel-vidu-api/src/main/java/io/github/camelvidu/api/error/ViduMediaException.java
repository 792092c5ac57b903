// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * A media file could not be transferred. When it is the result of a task, which the exception then names, the task is
 * paid and stays as it is: fetch it again with {@code vidu:download}, never generate it again. When it is a file that a
 * request needs, nothing was created.
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
