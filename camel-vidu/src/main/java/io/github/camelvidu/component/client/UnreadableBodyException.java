// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The body of a request can not be written, or is not any more what it was; noticed before any of it was sent. */
final class UnreadableBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param cause null when the body has another length than before */
    UnreadableBodyException(IOException cause) {
        super(cause instanceof JsonProcessingException
                ? "the request can not be written as JSON" : "a file of the request is gone or has changed",
              cause);
    }

    /** Whether a file is the reason, rather than the request itself. */
    boolean isOfFile() {
        return !(getCause() instanceof JsonProcessingException);
    }
}
