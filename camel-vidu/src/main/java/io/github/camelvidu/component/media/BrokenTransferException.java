// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What came is not the whole file; another attempt may bring it. */
final class BrokenTransferException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    /** @param message without anything that the server wrote */
    BrokenTransferException(String message) {
        this(message, Optional.empty());
    }

    /** @param retryAfter how long the server asks us to stay away */
    BrokenTransferException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    BrokenTransferException(String message, Exception cause) {
        super(message, cause);
        this.retryAfter = Optional.empty();
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
