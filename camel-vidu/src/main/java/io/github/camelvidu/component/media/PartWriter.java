// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Writes a part on, piece by piece. While a large file comes, other threads digest what is there and have the disk take
 * it, so that neither keeps the socket waiting and little is left to be waited for at the end. A small file is through
 * before another thread would have begun. For one thread at a time.
 */
final class PartWriter implements Closeable {

    /** So much comes between two times that the disk is told to take what is there. */
    static final long FORCED = 64L * 1024 * 1024;

    private final PartFile part;
    private final OutputStream out;
    private final PartDigest digest;
    private final Executor beside;
    private CompletableFuture<Void> forced = CompletableFuture.completedFuture(null);
    private long forcedTo;
    private byte[] piece;
    private int filled;

    /** @param beside see {@link PartDisk} */
    PartWriter(PartFile part, OutputStream out, PartDigest digest, Executor beside) {
        this.part = part;
        this.out = out;
        this.digest = digest;
        this.beside = beside;
        this.forcedTo = part.length();
        this.piece = new byte[PartDigest.PIECE];
    }

    /**
     * Reads once, and writes what came.
     *
     * @return                     how many bytes came; -1 at the end
     * @throws DiskFailedException when the disk did not take this, or something before it
     * @throws IOException         when nothing could be read
     */
    int take(InputStream in) throws IOException {
        int read = in.read(piece, filled, piece.length - filled);
        if (read > 0) {
            write(read);
        }
        return read;
    }

    private void write(int count) throws IOException {
        try {
            out.write(piece, filled, count);
            filled += count;
            part.grow(count);
        } catch (IOException e) {
            throw part.diskFailed(e);
        }
        if (filled == piece.length) {
            digest();
            piece = digest.buffer();
            force();
        }
    }

    private void digest() {
        digest.add(piece, filled, part.isLarge() ? beside : Runnable::run);
        filled = 0;
    }

    /** Not before the disk has taken what it was told the last time. */
    private void force() throws DiskFailedException {
        if (part.isLasting() && part.length() - forcedTo >= FORCED && forced.isDone()) {
            requireForced();
            forcedTo = part.length();
            forced = CompletableFuture.runAsync(() -> {
                try {
                    part.force();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, beside);
        }
    }

    private void requireForced() throws DiskFailedException {
        try {
            forced.join();
        } catch (CompletionException e) {
            throw part.notTaken(e.getCause() instanceof UncheckedIOException disk ? disk.getCause() : new IOException(e));
        }
    }

    /** Waits for what is done beside: nobody else touches the part from here on. */
    @Override
    public void close() throws IOException {
        try (out) {
            digest();
            requireForced();
            digest.finish();
        }
    }
}
