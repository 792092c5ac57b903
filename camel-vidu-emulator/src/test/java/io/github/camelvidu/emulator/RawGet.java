// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a plain socket reads of the answer to a request until the connection ends: every byte, be it right or not.
 *
 * @param head  status line and headers
 * @param body  what follows them, as it is on the wire
 * @param reset whether the connection was reset; otherwise it was closed
 */
record RawGet(String head, byte[] body, boolean reset) {

    private static final String END_OF_HEAD = "\r\n\r\n";

    /** @param headers whole lines */
    static RawGet of(String link, String... headers) throws IOException {
        return answered("GET", link, headers);
    }

    static RawGet answered(String method, String link, String... headers) throws IOException {
        URI uri = URI.create(link);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean reset = false;
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            StringBuilder request = new StringBuilder(
                    method + " " + uri.getRawPath() + "?" + uri.getRawQuery()
                                                      + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            try {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    answer.write(buffer, 0, count);
                }
            } catch (SocketException e) {
                reset = true;
            }
        }
        // one byte a character, so that an index in the text is one in the bytes
        int end = answer.toString(StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD);
        byte[] bytes = answer.toByteArray();
        return new RawGet(
                new String(bytes, 0, end, StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length), reset);
    }

    int status() {
        return Integer.parseInt(head.split(" ")[1]);
    }

    /** Empty when there is no such header. */
    String header(String name) {
        return head.lines().filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2)).findFirst().orElse("");
    }

    /** The contents of the chunks that have come in full; and of the one that was cut off, what has come. */
    byte[] chunks() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int line = at;
            while (body[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII), 16);
            int from = line + 2;
            content.write(body, from, Math.min(size, body.length - from));
            at = from + size + 2;
        }
        return content.toByteArray();
    }
}
