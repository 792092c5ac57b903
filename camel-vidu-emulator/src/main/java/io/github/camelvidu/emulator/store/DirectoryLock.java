// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory for one emulator, in this process and in others. H2's own lock does not: within a process it lets
 * everybody in.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /** @throws IllegalStateException if another emulator has the directory */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel file
                    = FileChannel.open(directory.resolve("vidu.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new IllegalStateException("Another emulator is using " + directory);
            }
            return new DirectoryLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator cannot use " + directory, e);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
