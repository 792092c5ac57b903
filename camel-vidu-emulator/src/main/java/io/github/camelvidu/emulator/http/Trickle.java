// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;

/** A body on its way at so many bytes a second. It holds no thread between two pieces. */
final class Trickle implements Runnable {

    /** As smooth as it need be. */
    private static final int PIECES_PER_SECOND = 20;
    /** No piece is larger, so a very fast one is slower than it should be. */
    private static final int LARGEST_PIECE = 1 << 20;
    private static final double NANOS = 1e9;

    private final InputStream in;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int piece;
    private final long pauseNanos;

    Trickle(InputStream in, long bytesPerSecond, Request request, Response response, Callback callback) {
        this.in = in;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.piece = (int) Math.max(1, Math.min(LARGEST_PIECE, bytesPerSecond / PIECES_PER_SECOND));
        this.pauseNanos = (long) (NANOS * piece / bytesPerSecond);
    }

    /** Sends the next piece, and sees to the one behind it. */
    @Override
    public void run() {
        byte[] bytes;
        try {
            bytes = in.readNBytes(piece);
        } catch (IOException e) {
            end(e);
            return;
        }
        if (bytes.length == 0) {
            IO.close(in);
            response.write(true, null, callback);
        } else {
            response.write(false, ByteBuffer.wrap(bytes), Callback.from(this::goOnLater, this::end));
        }
    }

    private void goOnLater() {
        request.getComponents().getScheduler().schedule(
                () -> request.getComponents().getExecutor().execute(this), pauseNanos, TimeUnit.NANOSECONDS);
    }

    private void end(Throwable failure) {
        IO.close(in);
        callback.failed(failure);
    }
}
