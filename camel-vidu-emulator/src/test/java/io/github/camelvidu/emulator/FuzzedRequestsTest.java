// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes on any path, of the platform, its storage, the console and the emulator itself: the answer never blames the
 * server and shows nothing of its inside. What is sent is decided by a seed, which a failure names.
 */
class FuzzedRequestsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    private static final int ROUNDS = 800;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "get", "X");
    private static final List<String> PATHS = paths();
    private static final List<String> HEADERS = List.of(
            "Authorization: Token vda_demo", "Authorization: Token ", "Authorization: \u00ff", "Content-Type: application/json",
            "Content-Type: text/plain", "Origin: null", "Origin: http://evil.example", "Sec-Fetch-Site: cross-site",
            "Cookie: vidu_console=7", "Cookie: =;;=", "Range: bytes=9-1", "Range: bytes=-", "If-Range: x", "Host: evil.example",
            "Accept-Encoding: gzip", "Expect: 100-continue", "Connection: upgrade, keep-alive", "Upgrade: websocket",
            "Transfer-Encoding: identity", "X-Forwarded-Host: evil.example", "Accept-Language: \u0080\u0081");
    private static final List<String> JSON = List.of(
            "{\"path\":\"/**\",\"times\":1,\"effect\":\"lag\",\"age\":\"PT1S\"}", "{\"type\":\"task\",\"effect\":\"failed\"}",
            "{\"name\":\"Ada\"}", "{\"nickname\":\"ci\"}", "{\"usd\":\"10.00\"}", "{\"advance\":\"PT1S\"}",
            "{\"model\":\"viduq3-turbo\",\"prompt\":\"A kite.\",\"duration\":4}", "{\"etag\":\"x\"}", "{\"id\":\"7\"}", "[]",
            "{}");

    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void requestsOfAllSorts(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] request = request(random);
            String answer = answer(request);

            assertThat(answer).as("seed %d, round %d: %s", seed, round, new String(request, StandardCharsets.ISO_8859_1))
                    .doesNotStartWith("HTTP/1.1 5").doesNotContain("Exception", "\tat ", "java.", "jetty");
        }
        assertThat(new PlatformClient(VIDU.emulator()).get("/ent/v2/credits").status()).isEqualTo(200);
    }

    @Test
    void bytesThatAreNoRequestAtAll() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(bytes);
            request.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(request.toByteArray())).as("round %d", round)
                    .doesNotStartWith("HTTP/1.1 5").doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void aVersionThatHttpDoesNotHaveIsAnsweredAsHttpSays() throws IOException {
        assertThat(answer("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 505").doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "PRI * HTTP/2.0", "GET /ent/v2/credits HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
            "POST /ent/v2/text2video HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
            "GET /ent/v2/credits HTTP/1.1\r\nExpect: wonders", "GET /console HTTP/1.1\r\nHost: [::1", "CONNECT a:1 HTTP/1.1" })
    void headsThatAreNone(String head) throws IOException {
        try (Socket socket = new Socket(VIDU.emulator().baseUri().getHost(), VIDU.emulator().baseUri().getPort())) {
            socket.getOutputStream().write((head + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            // the connection may well stay open
            assertThat(new String(socket.getInputStream().readNBytes(10), StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 4");
        }
    }

    private static List<String> paths() {
        return Stream.concat(
                RuleBook.published().operations().stream().map(OperationRules::path),
                Stream.of(
                        "/", "/ent/v2/tasks", "/ent/v2/tasks/{id}/creations", "/ent/v2/credits", "/ent/v2/one-click/mv/{id}",
                        "/results/tasks/26/1116/08/{id}/creation-01/video.mp4", "/uploads/vidu/{id}", "/console",
                        "/console/session", "/console/organisations", "/console/keys", "/console/keys/{id}/suspend",
                        "/console/balance", "/console/purchases", "/console/purchases/{id}/invoice.pdf", "/console/usage",
                        "/console/usage/records", "/console/tasks", "/console/tasks/{id}", "/console/estimate",
                        "/emulator/clock", "/emulator/faults", "/emulator/faults/{id}", "/emulator/requests", "/emulator"))
                .distinct().toList();
    }

    private static byte[] request(Random random) throws IOException {
        byte[] body = body(random);
        StringBuilder head = new StringBuilder(METHODS.get(random.nextInt(METHODS.size()))).append(' ')
                .append(target(random)).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(HEADERS.get(random.nextInt(HEADERS.size()))).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        return request.toByteArray();
    }

    private static String target(Random random) {
        String path = PATHS.get(random.nextInt(PATHS.size()))
                .replace("{id}", random.nextBoolean() ? Long.toString(random.nextLong()) : text(random, 20));
        String changed = random.nextInt(4) == 0 ? changed(random, path) : path;
        String[] names = {
                "task_ids", "pager.page", "pager.pagesz", "created_at.from", "since", "limit", "from", "to", "by", "page" };
        return random.nextBoolean()
                ? changed
                : changed + "?" + names[random.nextInt(names.length)] + "=" + text(random, 30) + "&" + text(random, 5);
    }

    /** Printable, so that it stays one line. */
    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append((char) (random.nextInt(5) == 0 ? 0x21 + random.nextInt(0xde) : '0' + random.nextInt(75)));
        }
        return text.toString();
    }

    private static String changed(Random random, String text) {
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(random.nextInt(text.length()), (char) (0x21 + random.nextInt(0xde)));
        return changed.toString();
    }

    private static byte[] body(Random random) {
        byte[] body = JSON.get(random.nextInt(JSON.size())).getBytes(StandardCharsets.ISO_8859_1);
        switch (random.nextInt(4)) {
            case 0 -> {
                return new byte[0];
            }
            case 1 -> body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            case 2 -> {
                body = new byte[random.nextInt(100)];
                random.nextBytes(body);
            }
            default -> {
                return body;
            }
        }
        return body;
    }

    /** Empty when the connection ends before there is an answer. */
    private static String answer(byte[] request) throws IOException {
        try (Socket socket = new Socket(VIDU.emulator().baseUri().getHost(), VIDU.emulator().baseUri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException closedBeforeAllWasWritten) {
            return "";
        }
    }
}
