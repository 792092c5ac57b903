// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storage host that answers each request as it is told, byte by byte, one a connection. */
final class StorageServer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(StorageServer.class);

    private final ServerSocket server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Reply always;

    /** @param server not yet used */
    StorageServer(ServerSocket server) {
        this.server = server;
        start(this::accept);
    }

    StorageServer() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** What one request is answered with. */
    interface Reply {

        void to(Request request, Socket client) throws IOException;
    }

    /** Line and headers, as they came. */
    record Request(String head) {

        /** What stands between method and version. */
        String target() {
            return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        }

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip()).findFirst();
        }

        /** Where the range begins that it asks for; 0 for none. */
        int offset() {
            return header("Range").map(range -> Integer.parseInt(range.substring(6, range.indexOf('-')))).orElse(0);
        }
    }

    /** How the next requests are answered, in this order. */
    StorageServer answers(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /** How all that come after those are answered. */
    StorageServer thenAlways(Reply reply) {
        always = reply;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    /** The file, or the part of it that is asked for under its tag. */
    static Reply file(byte[] content, String etag) {
        return cut(content, etag, Integer.MAX_VALUE, false);
    }

    /**
     * The same, up to a byte of the file: then the connection ends.
     *
     * @param reset by RST instead of FIN
     */
    static Reply cut(byte[] content, String etag, int end, boolean reset) {
        return (request, client) -> {
            boolean rest = request.header("If-Range").filter(etag::equals).isPresent();
            int from = rest ? request.offset() : 0;
            String range = rest
                    ? "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length + "\r\n" : "";
            write(client, rest ? "206 Partial Content" : "200 OK",
                    "ETag: " + etag + "\r\n" + range + "Content-Length: " + (content.length - from) + "\r\n");
            int until = Math.min(end, content.length);
            client.getOutputStream().write(content, Math.min(from, until), Math.max(0, until - from));
            client.getOutputStream().flush();
            if (reset) {
                client.setSoLinger(true, 0);
            }
        };
    }

    /** Any answer. @param headers each with its end of line */
    static Reply answer(String status, String headers, byte[] body) {
        return (request, client) -> {
            write(client, status, headers);
            client.getOutputStream().write(body);
            client.getOutputStream().flush();
        };
    }

    static Reply status(int status) {
        return answer(status + " Said", "Content-Length: 0\r\n", new byte[0]);
    }

    static Reply redirect(String location) {
        return answer("302 Found", "Location: " + location + "\r\nContent-Length: 0\r\n", new byte[0]);
    }

    static void write(Socket client, String status, String headers) throws IOException {
        client.getOutputStream().write(
                ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                start(() -> serve(client));
            } catch (IOException e) {
                LOG.trace("Closed", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (!head.isEmpty()) {
                Request request = new Request(head);
                requests.add(request);
                Reply reply = replies.poll();
                (reply == null ? always : reply).to(request, client);
            }
        } catch (IOException e) {
            LOG.trace("Broken", e);
        } finally {
            open.remove(client);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "storage");
        thread.setDaemon(true);
        thread.start();
    }

    /** Empty when the client has nothing to say. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
