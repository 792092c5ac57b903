// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelvidu.emulator.callback.SignatureCheck;
import org.awaitility.Awaitility;

/** Gets callbacks, as a server of a customer of the platform does. */
final class CallbackReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile Function<Received, Optional<String>> location = callback -> Optional.empty();

    CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** An address of this receiver. */
    String url(String pathAndQuery) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
    }

    /** The next callbacks are answered with these, all others with 200. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /** Never answers any more. */
    void beSilent() {
        silent = true;
    }

    /** Answers by pointing somewhere else. */
    void redirectTo(String url) {
        location = callback -> Optional.of(url);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5))
                .until(() -> received.size() >= count);
        return received();
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        Received callback = new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(callback);
        if (silent) {
            awaitEnd();
        }
        location.apply(callback).ifPresent(url -> exchange.getResponseHeaders().add("Location", url));
        exchange.sendResponseHeaders(Optional.ofNullable(answers.poll()).orElse(200), -1);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A callback as it came.
     *
     * @param target path and query
     */
    record Received(String method, String target, Headers headers, String body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        JsonNode json() {
            try {
                return PlatformClient.JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String state() {
            return json().path("state").asText();
        }

        /** Whether this key has signed it for this address. */
        boolean isSignedBy(String apiKey, String url) {
            return SignatureCheck.fits(apiKey, url, header("Date"), header("x-request-nonce"), header("X-HMAC-SIGNED-HEADERS"),
                    header("X-HMAC-SIGNATURE"));
        }
    }
}
