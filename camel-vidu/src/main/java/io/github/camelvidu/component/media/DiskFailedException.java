// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.nio.file.Path;

/** The disk at our end does not take what arrives: it is full, or the folder can not be written. */
final class DiskFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    DiskFailedException(String message) {
        super(message);
    }

    private DiskFailedException(String message, IOException cause) {
        super(message, cause);
    }

    static DiskFailedException of(Path directory, IOException cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new DiskFailedException("the disk of " + directory + " does not take the file: " + why, cause);
    }
}
