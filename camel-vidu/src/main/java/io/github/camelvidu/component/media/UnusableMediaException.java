// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** What was offered as media can not be taken, and asking again would not change it. */
final class UnusableMediaException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableMediaException(String message) {
        super(message);
    }
}
