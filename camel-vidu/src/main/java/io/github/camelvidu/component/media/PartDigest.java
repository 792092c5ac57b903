// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The SHA-256 of a part. Pieces are digested in their order, on the thread that the caller names, while the next ones
 * are on their way. A few buffers go round, however long the file is. For one caller at a time.
 */
final class PartDigest {

    /** Large enough that handing a piece over does not count beside digesting it. */
    static final int PIECE = 256 * 1024;

    private static final int BUFFERS = 4;

    private final MessageDigest sha256 = Sha256.digest();
    private final Queue<Lent> lent = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private long length;

    /** A buffer that must not be written to until what was in it has been digested. */
    private record Lent(byte[] buffer, CompletableFuture<Void> digested) {
    }

    /** A buffer for the next piece; waits until one is free. */
    byte[] buffer() throws BrokenTransferException {
        boolean free = !lent.isEmpty() && lent.peek().digested().isDone();
        if (!free && lent.size() < BUFFERS) {
            return new byte[PIECE];
        }
        Lent first = lent.remove();
        await(first.digested());
        return first.buffer();
    }

    /** Adds what stands at the beginning of a buffer; it is not the caller's any more. */
    void add(byte[] buffer, int count, Executor thread) {
        last = last.thenRunAsync(() -> {
            sha256.update(buffer, 0, count);
            length += count;
        }, thread);
        lent.add(new Lent(buffer, last));
    }

    /** Waits until all has been digested. */
    void finish() throws BrokenTransferException {
        await(last);
    }

    /** Whether so many bytes, and no more, have been digested. */
    boolean isOf(long bytes) {
        return last.isDone() && !last.isCompletedExceptionally() && length == bytes;
    }

    /** What has been digested, in lower-case hex; once, when all has been. */
    String hex() {
        return Sha256.hex(sha256);
    }

    private static void await(CompletableFuture<Void> digested) throws BrokenTransferException {
        try {
            digested.join();
        } catch (CompletionException e) {
            throw new BrokenTransferException("what came could not be digested", e);
        }
    }
}
