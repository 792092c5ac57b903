// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the file that a result is written to. */
@FunctionalInterface
public interface MediaOutput {

    /** The disk as it is. */
    MediaOutput DISK = part -> Files.newOutputStream(part);

    /** @param part exists and is empty */
    OutputStream open(Path part) throws IOException;
}
