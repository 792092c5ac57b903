// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;

/** The storage does not take the link (any more): a fresh one may do. */
final class LinkRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    LinkRefusedException(int status) {
        super("the storage answered " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
