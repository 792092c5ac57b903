// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way, beside its target: what of it is on disk, its digest, and what is needed to go on with it. For one
 * thread at a time.
 * <p>
 * The part of a file that is kept has a name that follows from its target and from what it is of, never from the
 * server, and a {@link PartNote}; another attempt, or another process after a crash, goes on with it. The part of a
 * temporary file has a name of its own and goes with the transfer.
 */
final class PartFile {

    /** Large enough that what is done for each piece does not count beside its digest. */
    static final int BUFFER = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

    private final Path path;
    private final PartNote note;
    private final MediaOutput output;
    private final String boot;
    private MessageDigest sha256 = Sha256.digest();
    private long length;
    private String etag;
    private long total = -1;

    private PartFile(Path path, PartNote note, MediaOutput output, String boot) {
        this.path = path;
        this.note = note;
        this.output = output;
        this.boot = boot;
    }

    /** A part that nobody else knows. */
    static PartFile temporary(Path directory, MediaOutput output) throws IOException {
        // not createTempFile: a file that is kept is for whoever may read the folder
        Path path = Files.createFile(directory.resolve(name(UUID.randomUUID().toString(), ".part")));
        return new PartFile(path, null, output, null);
    }

    /**
     * The part that an earlier attempt has left, or a new one.
     *
     * @param target the file's name without extension
     * @param file   what the part is of, as {@link MediaLink#file()} says it
     * @param boot   names this run of the machine; null when that is not known
     */
    static PartFile kept(Path directory, String target, String file, MediaOutput output, String boot) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update((target + "\n" + file).getBytes(StandardCharsets.UTF_8));
        String id = Sha256.hex(digest).substring(0, 32);
        Optional<PartNote> note = PartNote.hold(directory.resolve(name(id, ".note")));
        if (note.isEmpty()) {
            // another process, or another component, fetches the same
            return temporary(directory, output);
        }
        PartFile part = new PartFile(directory.resolve(name(id, ".part")), note.get(), output, boot);
        try {
            part.takeUp();
        } catch (IOException e) {
            note.get().release();
            throw e;
        }
        return part;
    }

    private static String name(String id, String suffix) {
        return ".vidu-" + id + suffix;
    }

    private void takeUp() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && note.etag() != null && note.isOf(boot)) {
            etag = note.etag();
            total = note.total();
            rewind(Files.size(path));
        } else {
            Files.deleteIfExists(path);
            Files.createFile(path);
        }
    }

    /** How much is on disk; with {@link #etag()}, where to go on. */
    long length() {
        return length;
    }

    /** Bytes of the whole; -1 when that is not known. */
    long total() {
        return total;
    }

    /** Under which strong {@code ETag} one can go on behind {@link #length()}; empty: only from the start. */
    Optional<String> etag() {
        return Optional.ofNullable(etag).filter(known -> length > 0);
    }

    /**
     * Makes sure that something is left to be asked for, so that the server has to say that the file is still the same,
     * and that nothing is on disk that the digest does not know.
     */
    void prepare() throws IOException {
        if (Files.notExists(path)) {
            // somebody tidied up
            Files.createDirectories(path.getParent());
            Files.createFile(path);
            begin(null, -1);
        }
        long usable = total > 0 ? Math.min(length, total - 1) : length;
        if (usable != length || Files.size(path) != length) {
            rewind(usable);
        }
    }

    /** From the start. @param strong the new {@code ETag}; null when there is none that counts */
    void begin(String strong, long announced) throws IOException {
        rewind(0);
        etag = strong;
        total = announced;
        if (note != null) {
            note.tell(strong, announced, boot);
        }
    }

    /** What is there is the beginning of this many bytes. */
    void goOn(long whole) {
        total = whole;
    }

    /** What is on disk is of no use any more. */
    void forget() throws IOException {
        begin(null, -1);
    }

    private void rewind(long to) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.truncate(to);
        }
        sha256 = Sha256.digest();
        length = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                length += read;
            }
        }
    }

    /** Writes behind what is there. */
    OutputStream open() throws IOException {
        OutputStream out = output.open(path);
        return new OutputStream() {

            @Override
            public void write(int one) throws IOException {
                write(new byte[] { (byte) one }, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                out.write(bytes, offset, count);
                sha256.update(bytes, offset, count);
                length += count;
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MediaType.HEAD);
        }
    }

    /** The digest of all, in hex; once. */
    String sha256() {
        return Sha256.hex(sha256);
    }

    /**
     * Makes the part the target, in one step.
     *
     * @param lasting whether it must outlive the machine's next crash
     */
    void moveTo(Path target, boolean lasting) throws IOException {
        if (lasting) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (lasting) {
            forceFolder(target.getParent());
        }
    }

    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.trace("This system writes folders by itself", e);
        }
    }

    /** Ends the work on it. What is left stays only when one can go on with it later. */
    void close() {
        try {
            boolean stays = note != null && etag().isPresent() && Files.exists(path);
            if (!stays) {
                Files.deleteIfExists(path);
            }
            if (note != null) {
                if (!stays) {
                    note.remove();
                }
                note.release();
            }
        } catch (NoSuchFileException e) {
            LOG.debug("The folder {} is gone", path.getParent());
        } catch (IOException e) {
            LOG.warn("What is left of a transfer in {} could not be removed: {}", path.getParent(), e.getMessage());
        }
    }
}
