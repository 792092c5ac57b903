// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;

/**
 * A call that brought no usable answer. What matters for money is {@link #requestSent()}: as long as no byte of the
 * request was written, nothing can have happened at the other side.
 */
final class CallFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    CallFailedException(String message, boolean requestSent, Throwable cause) {
        super(message, cause);
        this.requestSent = requestSent;
    }

    /** Whether a byte of the request may have been written. */
    boolean requestSent() {
        return requestSent;
    }
}
