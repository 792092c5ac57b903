// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.benchmark.platform.Wish;

/**
 * A plain client of the JDK: a thread for each task, which sleeps between two looks at it.
 *
 * @param threads makes what runs each task on a thread of its own
 */
record ThreadClient(String name, Supplier<ExecutorService> threads) implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    static Contender platform() {
        return new ThreadClient("JDK HttpClient, a thread a task", Executors::newCachedThreadPool);
    }

    /** Empty on a Java without virtual threads. */
    static Optional<Contender> virtual() {
        if (Runtime.version().feature() < 21) {
            return Optional.empty();
        }
        return Optional.of(new ThreadClient("JDK HttpClient, a virtual thread a task", ThreadClient::virtualThreads));
    }

    /** By its name, since this is compiled for Java 17. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java should have virtual threads", e);
        }
    }

    @Override
    public Duration ownInterval() {
        return HandWrittenRoute.USUAL_INTERVAL;
    }

    @Override
    public Client open(Access access) {
        return new Calls(access, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), threads.get());
    }

    private record Calls(Access access, HttpClient http, ExecutorService threads) implements Client {

        @Override
        public CompletableFuture<?> get(Wish wish) {
            return CompletableFuture.runAsync(() -> await(wish), threads);
        }

        private void await(Wish wish) {
            try {
                String request = JSON.writeValueAsString(HttpRequests.members(wish.prompt()));
                JsonNode task = send(HttpRequests.create(access, request));
                String id = task.path("task_id").textValue();
                while (!task.path("state").asText().equals("success")) {
                    Thread.sleep(access.interval().toMillis());
                    task = send(HttpRequests.look(access, id));
                }
            } catch (IOException e) {
                throw new IllegalStateException("a call failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
