// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside a part file that says what the part is of, so that another attempt can go on with it, after a
 * crash too. Whoever holds it is the only one to write the part: the lock in it ends with the process. It holds no
 * link.
 */
final class PartNote {

    private static final Logger LOG = LoggerFactory.getLogger(PartNote.class);

    private static final String HOLDER = "holder";
    private static final String PART = "part";
    private static final String ETAG = "etag";
    private static final String TOTAL = "total";
    private static final String BOOT = "boot";
    /** A note is much shorter; the lock lies behind it, where it does not keep anybody from reading. */
    private static final int LONGEST = 16 * 1024;

    private static final int PADDING = 200;
    private static final Pattern PART_NAME = Pattern.compile("\\.vidu-[0-9a-f-]{1,40}\\.part");
    /** Held in this process: opening and closing one of them again would end its lock, as files are locked on POSIX. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    /** Of any length, so that the file shows who has written it without being opened. */
    private final String holder = UUID.randomUUID() + "x".repeat(ThreadLocalRandom.current().nextInt(PADDING));
    private Properties content;

    private PartNote(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Empty when somebody else holds the note, or when it can not be held here. */
    static Optional<PartNote> hold(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            PartNote note = new PartNote(path, channel);
            held = note.isHeld();
            return held ? Optional.of(note) : Optional.empty();
        } finally {
            if (!held) {
                IOHelper.close(channel);
                HELD.remove(path);
            }
        }
    }

    private boolean isHeld() throws IOException {
        try {
            if (channel.tryLock(LONGEST, 1, false) == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            // this class twice in one process
            return false;
        } catch (IOException e) {
            LOG.debug("{} can not be locked: transfers beside it begin anew each time", path, e);
            return false;
        }
        content = read(channel);
        content.setProperty(HOLDER, holder);
        write();
        // whoever held it before may have removed it just before it was locked here
        return Files.exists(path) && Files.size(path) == channel.size();
    }

    /** The name of the part, in the note's folder and nowhere else; empty when there is none yet. */
    Optional<String> part() {
        return Optional.ofNullable(content.getProperty(PART)).filter(name -> PART_NAME.matcher(name).matches());
    }

    /** The strong {@code ETag} of the part; null when there is none. */
    String etag() {
        return content.getProperty(ETAG);
    }

    /** Bytes of the whole; -1 when that is not known. */
    long total() {
        return Long.parseLong(content.getProperty(TOTAL, "-1"));
    }

    /** Whether what lies beside it was written in this run of the machine: only then is it certain to be on disk. */
    boolean isOf(String boot) {
        return boot != null && boot.equals(content.getProperty(BOOT));
    }

    /**
     * Says what lies beside it, and what that is of, from here on.
     *
     * @param part the name of the part
     * @param etag null when it can not be gone on with
     * @param boot null when the run of the machine is not known
     */
    void tell(String part, String etag, long total, String boot) throws IOException {
        content.clear();
        content.setProperty(HOLDER, holder);
        content.setProperty(PART, part);
        content.setProperty(TOTAL, Long.toString(total));
        if (etag != null) {
            content.setProperty(ETAG, etag);
        }
        if (boot != null) {
            content.setProperty(BOOT, boot);
        }
        write();
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    void release() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(path);
        }
    }

    private void write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.store(bytes, null);
        channel.truncate(0);
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        for (long at = 0; buffer.hasRemaining(); at += channel.write(buffer, at)) {
            // until all is written
        }
    }

    /** Nothing, of a note that is none. */
    private static Properties read(FileChannel from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = from.read(buffer, buffer.position());
        }
        Properties content = new Properties();
        try {
            content.load(new ByteArrayInputStream(buffer.array(), 0, buffer.position()));
            Long.parseLong(content.getProperty(TOTAL, "-1"));
        } catch (IllegalArgumentException e) {
            LOG.debug("A note of a transfer is damaged: it begins anew", e);
            content.clear();
        }
        return content;
    }
}
