// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies between a component and the emulator: passes each request on and each answer back, one a connection, and
 * does to them what a {@link Trap} wants.
 */
final class Wire implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private static final String GATEWAY = "<html><body>Bad Gateway</body></html>";
    private static final String ENVELOPE = "{\"code\":500,\"reason\":\"InternalServiceFailure\",\"message\":\"internal service"
                                           + " failure\",\"metadata\":{\"trace_id\":\"wire\"}}";

    private final ServerSocket server;
    private final URI platform;
    private final Trap trap;
    private final String survivor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param survivor the API key of the process that lives on when the first is killed */
    Wire(URI platform, Trap trap, String survivor) throws IOException {
        this.platform = platform;
        this.trap = trap;
        this.survivor = survivor;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the platform is, for every process. */
    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
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

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            exchange(client);
        } catch (IOException | IllegalStateException e) {
            LOG.trace("Broken", e);
        } finally {
            open.remove(client);
        }
    }

    private void exchange(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        if (trap.isKilled()) {
            if (head.contains(survivor) || head.startsWith("GET /results/")) {
                client.getOutputStream().write(forwarded(head, in.readNBytes(length(head))));
            }
            return;
        }
        boolean create = head.startsWith("POST /ent/v2/text2video");
        byte[] body = new byte[length(head)];
        int half = in.readNBytes(body, 0, body.length / 2);
        Blow blow = create ? trap.reached(CutPoint.REQUEST_HALF_SENT).orElse(null) : null;
        if (blow != null) {
            strike(blow, client, new byte[0]);
            return;
        }
        in.readNBytes(body, half, body.length - half);
        blow = trap.nextCall().orElse(null);
        if (blow == Blow.RESET || blow == Blow.STATUS_500) {
            // lost on the way there; the others are lost on the way back
            strike(blow, client, new byte[0]);
            return;
        }
        byte[] answer = forwarded(head, body);
        if (blow == null && create) {
            blow = trap.reached(CutPoint.SENT_AND_UNANSWERED).orElse(null);
        }
        if (blow != null) {
            strike(blow, client, blow == Blow.TRUNCATED_ANSWER ? Arrays.copyOf(answer, answer.length - 20) : new byte[0]);
            return;
        }
        answer(client, answer, halfWay(head, create));
    }

    /** The cut point that is reached when half of the answer has been passed on; null for none. */
    private static CutPoint halfWay(String head, boolean create) {
        if (create) {
            return CutPoint.ANSWERED_AND_UNREAD;
        }
        if (head.startsWith("GET /results/")) {
            return CutPoint.MID_DOWNLOAD;
        }
        return head.startsWith("GET /ent/v2/tasks?") && head.contains("task_ids=") ? CutPoint.MID_WAIT : null;
    }

    private void answer(Socket client, byte[] answer, CutPoint halfWay) throws IOException {
        OutputStream out = client.getOutputStream();
        Blow blow = halfWay == null ? null : trap.reached(halfWay).orElse(null);
        if (blow != null) {
            strike(blow, client, Arrays.copyOf(answer, answer.length / 2));
            return;
        }
        out.write(answer);
        out.flush();
    }

    /** @param sent of the answer before it breaks; not of one that is replaced */
    private static void strike(Blow blow, Socket client, byte[] sent) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (blow) {
            case STATUS_500 -> out.write(answer("500 Internal Server Error", "application/json", ENVELOPE));
            case STATUS_502_HTML -> out.write(answer("502 Bad Gateway", "text/html", GATEWAY));
            default -> out.write(sent);
        }
        out.flush();
        if (blow == Blow.RESET) {
            client.setSoLinger(true, 0);
        } else if (blow == Blow.TIME_OUT) {
            // until the client gives up
            client.getInputStream().read();
        }
    }

    private static byte[] answer(String status, String type, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] forwarded(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(platform.getHost(), platform.getPort()));
            OutputStream out = socket.getOutputStream();
            out.write(head.replaceFirst("(?i)\r\nConnection: [^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return socket.getInputStream().readAllBytes();
        }
    }

    /** Request line and headers, with the empty line; empty when the client has nothing to say. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            next = in.read();
        }
        return "";
    }

    private static int length(String head) {
        return head.lines().map(line -> line.toLowerCase(Locale.ROOT)).filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
    }
}
