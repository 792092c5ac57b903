// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for temporary files, gone with its process: what a process leaves that is killed, the next one removes that
 * makes such a folder in the same place for the same user. A lock beside the folder tells who lives.
 */
public final class ProcessFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);

    private static final String PREFIX = "camel-vidu-";
    private static final String LOCK = ".lock";
    /** Of this process: opening and closing one of them again would end its lock, as files are locked on POSIX. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path lock;
    private final FileChannel channel;

    private ProcessFolder(Path path, Path lock, FileChannel channel) {
        this.path = path;
        this.lock = lock;
        this.channel = channel;
    }

    /** Makes one in the machine's folder for temporary files. */
    public static ProcessFolder make() throws IOException {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ProcessFolder make(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent.toAbsolutePath(), PREFIX);
        removeDead(path);
        Path lock = path.resolveSibling(path.getFileName() + LOCK);
        OURS.add(lock);
        FileChannel channel = FileChannel.open(
                lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (!isFree(channel)) {
            LOG.debug("{} can not be locked: what is left in it after a crash stays", path);
            Files.delete(lock);
        }
        return new ProcessFolder(path, lock, channel);
    }

    public Path path() {
        return path;
    }

    /** Removes the folder when nothing is in it. Files of those who outlive its owner are removed by them. */
    @Override
    public void close() throws IOException {
        try {
            if (path.toFile().delete()) {
                Files.deleteIfExists(lock);
            }
        } finally {
            channel.close();
            OURS.remove(lock);
        }
    }

    private static void removeDead(Path mine) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(mine.getParent(), PREFIX + "*" + LOCK)) {
            for (Path lock : locks) {
                if (!OURS.contains(lock) && Files.getOwner(lock, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine))) {
                    removeIfDead(lock);
                }
            }
        } catch (IOException e) {
            LOG.debug("What other processes have left could not be removed", e);
        }
    }

    private static void removeIfDead(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (!isFree(channel)) {
                return;
            }
            String name = lock.getFileName().toString();
            Path folder = lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
                LOG.info("Removed {}, left by a process that was killed", folder);
            }
            Files.delete(lock);
        }
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            LOG.trace("Held, or not to be held", e);
            return false;
        }
    }
}
