// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a process and the platform and passes bytes on, but for one request: of that it holds back what a cut
 * point says, and leaves the connection open. Thread-safe.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int BLOCK = 16 * 1024;

    private final URI target;
    private final long passed;
    private final ServerSocket server;
    private final AtomicReference<CutPoint> cut = new AtomicReference<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        return thread;
    });

    /** @param cut where to cut once; a point that is not on the wire cuts nothing */
    CuttingProxy(URI target, CutPoint cut) {
        this(target, cut, 0);
    }

    /** @param passed so many bytes of an answer that is cut go through first */
    CuttingProxy(URI target, CutPoint cut, long passed) {
        this.target = target;
        this.passed = passed;
        this.cut.set(cut.onTheWire() ? cut : null);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Whether the request has come that is cut, and what is let through of it has gone through. */
    boolean reached() {
        return reached.getCount() == 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket platform = new Socket(target.getHost(), target.getPort());
                Connection connection = new Connection(client, platform);
                threads.execute(connection::passRequests);
                threads.execute(connection::passAnswers);
            } catch (IOException e) {
                // closed, or the platform is: the client sees that
            }
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket platform;
        private volatile CutPoint.Hold hold;

        private Connection(Socket client, Socket platform) {
            this.client = client;
            this.platform = platform;
        }

        private void passRequests() {
            try (client; platform) {
                InputStream in = client.getInputStream();
                OutputStream out = platform.getOutputStream();
                byte[] block = new byte[BLOCK];
                for (int length = in.read(block); length >= 0; length = in.read(block)) {
                    boolean held = hold == CutPoint.Hold.HALF_OF_REQUEST;
                    if (!held && isCut(block, length) && hold == CutPoint.Hold.HALF_OF_REQUEST) {
                        out.write(block, 0, length / 2);
                        reached.countDown();
                    } else if (!held) {
                        out.write(block, 0, length);
                    }
                }
            } catch (IOException e) {
                // one of the two is gone, and the other learns it by the sockets that are closed here
            }
        }

        private void passAnswers() {
            try {
                InputStream in = platform.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] block = new byte[BLOCK];
                boolean held = false;
                long left = passed;
                for (int length = in.read(block); length >= 0; length = in.read(block)) {
                    if (held) {
                        continue;
                    }
                    if (hold != null) {
                        left -= length;
                    }
                    held = left < 0;
                    if (!held) {
                        out.write(block, 0, length);
                    } else {
                        out.write(block, 0, hold == CutPoint.Hold.HALF_OF_ANSWER ? length / 2 : 0);
                        reached.countDown();
                    }
                }
                if (!held) {
                    client.close();
                }
            } catch (IOException e) {
                // as above
            }
        }

        /** A request begins with a block of its own: the client sends the next one after the answer only. */
        private boolean isCut(byte[] block, int length) {
            CutPoint wanted = cut.get();
            String begin = new String(block, 0, Math.min(length, 100), StandardCharsets.ISO_8859_1);
            if (wanted == null || !begin.startsWith(wanted.request()) || !cut.compareAndSet(wanted, null)) {
                return false;
            }
            hold = wanted.hold();
            return true;
        }
    }
}
