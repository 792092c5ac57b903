// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What no proper client sends gets an answer all the same, and never one that blames the server. */
class StrangeRequestsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    @ParameterizedTest
    @ValueSource(strings = {
            "GET / HTTP/1.0", "OPTIONS * HTTP/1.1", "GET //ent/v2/tasks HTTP/1.1", "GET /% HTTP/1.1",
            "GET /ent/v2/tasks/%2e%2e/creations HTTP/1.1", "GET /ent/v2/tasks/%ZZ/creations HTTP/1.1",
            "GET /ent/v2/tasks?%ZZ=%F HTTP/1.1", "GET /results/../../etc/passwd HTTP/1.1", "GET /results/%00 HTTP/1.1",
            "GET http://other.example/ent/v2/credits HTTP/1.1", "BREW /ent/v2/text2video HTTP/1.1", "GET", "\u0000\u0001\u0002",
            "GET /results/tasks/26/1116/08/99999999999999999999/creation-01/video.mp4?X-Amz-Signature=1 HTTP/1.1" })
    void aRequestLineThatIsStrange(String line) throws Exception {
        assertNoServerError(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void randomBodies() throws Exception {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            assertNoServerError("POST /ent/v2/text2video HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token vda_demo\r\n"
                                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length
                                + "\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void validRequestsWithBytesChanged() throws Exception {
        Random random = new Random(42);
        byte[] request = PlatformContract.example("text2video.request").toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 500; i++) {
            byte[] changed = request.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertNoServerError("POST /ent/v2/text2video HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token vda_demo\r\n"
                                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + changed.length
                                + "\r\n\r\n" + new String(changed, StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { ";", ";;", "", " ; charset=utf-8", "/", "application/json, text/plain" })
    void aContentTypeThatIsNoneCannotBeDecoded(String contentType) throws IOException {
        String answer = answer("POST /ent/v2/text2video HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token vda_demo\r\n"
                               + "Content-Type: " + contentType + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"reason\":\"CODEC\"");
    }

    @Test
    void deeplyNestedJsonIsRefused() throws Exception {
        PlatformClient.Reply reply = new PlatformClient(VIDU.emulator()).post("/ent/v2/text2video", "[".repeat(100_000));

        assertThat(reply.reason()).isEqualTo("CODEC");
    }

    private static void assertNoServerError(String request) throws IOException {
        try {
            assertThat(answer(request)).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
        } catch (SocketException closedBeforeAllWasWritten) {
            assertThat(closedBeforeAllWasWritten).hasMessageContaining("reset");
        }
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket(VIDU.emulator().baseUri().getHost(), VIDU.emulator().baseUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
