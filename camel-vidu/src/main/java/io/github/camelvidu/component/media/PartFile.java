// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
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
 * A part has a name of its own and goes with its transfer. Only when much has come of a file that is kept, it gets a
 * {@link PartNote}, whose name follows from the file's target and from what it is of, never from the server: then the
 * next transfer, or another process after a crash, goes on with it.
 */
final class PartFile {

    /** From here on it pays to go on with a file, after a crash too, and to use other threads for it. */
    static final long LARGE = 8L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

    private static final String PREFIX = ".vidu-";

    private final Path path;
    private final PartDisk disk;
    private final boolean lasting;
    /** Where a note can still be made; null when there is one, or when there will be none. */
    private Path notePath;
    private PartNote note;
    private PartDigest digest = new PartDigest();
    private long length;
    private String etag;
    private long total = -1;

    private PartFile(Path path, PartDisk disk, boolean lasting, Path notePath) {
        this.path = path;
        this.disk = disk;
        this.lasting = lasting;
        this.notePath = notePath;
    }

    /** A part of a file that goes when nobody needs it any more. */
    static PartFile temporary(Path directory, PartDisk disk) throws IOException {
        return new PartFile(create(directory), disk, false, null);
    }

    /**
     * The part that an earlier attempt has left, or a new one.
     *
     * @param target the file's name without extension
     * @param file   what the part is of, as {@link MediaLink#file()} says it
     */
    static PartFile kept(Path directory, String target, String file, PartDisk disk) throws IOException {
        MessageDigest name = Sha256.digest();
        name.update((target + "\n" + file).getBytes(StandardCharsets.UTF_8));
        Path notePath = directory.resolve(PREFIX + Sha256.hex(name).substring(0, 32) + ".note");
        if (Files.notExists(notePath, LinkOption.NOFOLLOW_LINKS)) {
            return new PartFile(create(directory), disk, true, notePath);
        }
        Optional<PartNote> note = PartNote.hold(notePath);
        if (note.isEmpty()) {
            // another process, or another component, fetches the same
            return new PartFile(create(directory), disk, true, null);
        }
        try {
            return takeUp(directory, note.get(), disk);
        } catch (IOException e) {
            note.get().release();
            throw e;
        }
    }

    private static PartFile takeUp(Path directory, PartNote note, PartDisk disk) throws IOException {
        Optional<Path> left = note.part().map(directory::resolve)
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
        boolean ofUse = left.isPresent() && note.etag() != null && note.isOf(disk.boot());
        if (left.isPresent() && !ofUse) {
            Files.delete(left.get());
        }
        PartFile part = new PartFile(ofUse ? left.get() : create(directory), disk, true, null);
        part.note = note;
        if (ofUse) {
            part.etag = note.etag();
            part.total = note.total();
            part.rewind(Files.size(part.path));
        }
        return part;
    }

    /** Not a temporary file of the system's: one that is kept is for whoever may read the folder. */
    private static Path create(Path directory) throws IOException {
        return Files.createFile(directory.resolve(PREFIX + UUID.randomUUID() + ".part"));
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
            forget();
        }
        long usable = total > 0 ? Math.min(length, total - 1) : length;
        if (usable != length || Files.size(path) != length || !digest.isOf(length)) {
            rewind(usable);
        }
    }

    /** From the start. @param strong the new {@code ETag}; null when there is none that counts */
    void begin(String strong, long announced) throws IOException {
        if (length > 0) {
            rewind(0);
        }
        etag = strong;
        total = announced;
        tellNote();
    }

    /** What is there is the beginning of this many bytes. */
    void goOn(long whole) {
        total = whole;
    }

    /** What is on disk is of no use any more. */
    void forget() throws IOException {
        begin(null, -1);
    }

    private void tellNote() throws IOException {
        if (note != null) {
            note.tell(path.getFileName().toString(), etag, total, disk.boot());
        }
    }

    private void rewind(long to) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.truncate(to);
        }
        digest = new PartDigest();
        length = 0;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] buffer = digest.buffer();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.add(buffer, read, Runnable::run);
                length += read;
                buffer = digest.buffer();
            }
        }
    }

    /** Writes behind what is there. */
    PartWriter open() throws IOException {
        return new PartWriter(this, disk.output().open(path), digest, disk.beside());
    }

    /** So many bytes more are on disk. */
    void grow(int count) throws IOException {
        length += count;
        if (isLarge() && notePath != null && etag != null) {
            note = PartNote.hold(notePath).orElse(null);
            notePath = null;
            tellNote();
        }
    }

    /** Whether it is long enough for another thread, and for somebody to go on with. */
    boolean isLarge() {
        return length >= LARGE;
    }

    /** Whether it must outlive the machine's next crash once it is whole. */
    boolean isLasting() {
        return lasting;
    }

    byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MediaType.HEAD);
        }
    }

    /** The digest of all, in hex; once. */
    String sha256() {
        return digest.hex();
    }

    void force() throws IOException {
        disk.output().force(path);
    }

    /** Makes the part the target, in one step. */
    void moveTo(Path target) throws DiskFailedException {
        if (lasting) {
            try {
                force();
            } catch (IOException e) {
                throw notTaken(e);
            }
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw diskFailed(e);
        }
        if (lasting) {
            forceFolder(target.getParent());
        }
    }

    /**
     * The disk has not taken what was written. It may say so once and then drop it, so that the next force knows
     * nothing of it: none of the part counts any more.
     */
    DiskFailedException notTaken(IOException e) {
        DiskFailedException failure = diskFailed(e);
        try {
            forget();
        } catch (IOException second) {
            etag = null;
            failure.addSuppressed(second);
        }
        return failure;
    }

    DiskFailedException diskFailed(IOException e) {
        return DiskFailedException.of(path.getParent(), e);
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
