// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** What was offered as media can not be taken, and asking again would not change it. */
public final class UnusableMediaException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message in short; never a link with its query or the content of a file */
    UnusableMediaException(String message) {
        super(message);
    }
}
