// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** What came is not the whole file; another attempt may bring it. */
final class BrokenTransferException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message without anything that the server wrote */
    BrokenTransferException(String message) {
        super(message);
    }

    BrokenTransferException(String message, IOException cause) {
        super(message, cause);
    }
}
