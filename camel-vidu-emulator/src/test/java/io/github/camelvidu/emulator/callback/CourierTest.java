// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.store.CallbackRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Receivers that do not do what they should. */
class CourierTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final RecordedCallbacks recorded = new RecordedCallbacks(10);
    private final Courier courier = new Courier(EmulatorClock.stoppedAt(Instant.EPOCH), recorded, Duration.ofMillis(300));
    private ServerSocket receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        courier.close();
        receiver.close();
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedFor() throws Exception {
        assertThat(send().get(10, TimeUnit.SECONDS).delivered()).isFalse();

        assertThat(over().failure()).contains("no answer within 300 ms");
        try (Socket broken = receiver.accept()) {
            broken.setSoTimeout((int) SOON.toMillis());
            assertThat(new String(broken.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .as("the connection is closed").endsWith("{}");
        }
    }

    @Test
    void anAnswerWithoutAnEndIsNotWaitedFor() throws Exception {
        CompletableFuture<Courier.Sent> sent = send();
        try (Socket endless = receiver.accept()) {
            endless.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));

            assertThat(sent.get(10, TimeUnit.SECONDS).delivered()).isFalse();
            assertThat(over().failure()).contains("no answer within 300 ms");
        }
    }

    @Test
    void aConnectionThatBreaksIsNamed() throws Exception {
        CompletableFuture<Courier.Sent> sent = send();
        receiver.accept().close();

        assertThat(sent.get(10, TimeUnit.SECONDS).delivered()).isFalse();
        assertThat(over().failure()).hasValueSatisfying(failure -> assertThat(failure).endsWith("Exception"));
    }

    @Test
    void anAddressWithoutUsablePortIsNoReasonToFail() throws Exception {
        assertThat(send("http://127.0.0.1:99999/").get(10, TimeUnit.SECONDS).delivered()).isFalse();

        assertThat(over().failure()).contains("IllegalArgumentException");
    }

    private CompletableFuture<Courier.Sent> send() {
        return send("http://127.0.0.1:" + receiver.getLocalPort() + "/");
    }

    private CompletableFuture<Courier.Sent> send(String url) {
        CompletableFuture<Courier.Sent> sent = new CompletableFuture<>();
        courier.send(new CallbackRecord(1, 1, "text2video", "success", url, 1, Instant.EPOCH),
                () -> Optional.of(new CallbackRequest(URI.create(url), Map.of(), "{}")), sent::complete);
        return sent;
    }

    private RecordedCallback over() {
        return recorded.awaitOver(1, SOON).get(0);
    }
}
