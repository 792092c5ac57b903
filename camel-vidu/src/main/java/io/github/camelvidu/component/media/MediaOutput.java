// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The disk that results are written to. Thread-safe. */
@FunctionalInterface
public interface MediaOutput {

    /** The disk as it is. */
    MediaOutput DISK = part -> Files.newOutputStream(
            part, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    /**
     * Opens a file to write behind what is in it.
     *
     * @param part exists
     */
    OutputStream open(Path part) throws IOException;

    /**
     * Comes back when all that was written to a file before is on the disk itself, and outlives a crash of the machine.
     */
    default void force(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    /** Bytes that can still be written to a folder. */
    default long usableSpace(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
