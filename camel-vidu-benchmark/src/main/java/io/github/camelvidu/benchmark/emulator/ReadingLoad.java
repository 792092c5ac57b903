// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests at a fixed pace, whether those before are answered or not: of twenty one creates a task, nine read one, nine
 * list twenty by their ids, and one asks for the balance. A time counts from the moment when a request was due, also
 * while it waits for one of the connections.
 */
final class ReadingLoad {

    private static final Pattern TASK_ID = Pattern.compile("\"task_id\":\"(\\d+)\"");
    private static final String CREATE = "{\"model\":\"viduq3-turbo\",\"prompt\":\"A kite over the dunes.\",\"duration\":4,"
                                         + "\"resolution\":\"540p\"}";
    private static final int CONNECTIONS = 64;
    private static final int ROUND = 20;
    private static final int LISTED = 20;
    private static final double NANOS_IN_MILLI = 1e6;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final int perSecond;
    private final List<String> tasks = new CopyOnWriteArrayList<>();

    /** @param address of the emulator, whose key is {@code vda_demo} */
    ReadingLoad(URI address, int perSecond) {
        this.address = address;
        this.perSecond = perSecond;
    }

    /** Sends requests this long, and waits for all answers. */
    Outcome run(Duration time) {
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        int count = (int) (perSecond * time.toSeconds());
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = begin + SECOND * i / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            answers[i] = CompletableFuture.runAsync(() -> {
                if (!isAnswered(request(number))) {
                    failed.incrementAndGet();
                }
                millis.add((System.nanoTime() - due) / NANOS_IN_MILLI);
            }, connections);
        }
        CompletableFuture.allOf(answers).join();
        double seconds = (System.nanoTime() - begin) / (double) SECOND;
        connections.shutdown();
        return new Outcome(count / seconds, List.copyOf(millis), failed.get(), tasks.size());
    }

    private boolean isAnswered(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher created = TASK_ID.matcher(answer.body());
            if (request.method().equals("POST") && created.find()) {
                tasks.add(created.group(1));
            }
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(int number) {
        int turn = number % ROUND;
        if (turn == 0 || tasks.isEmpty()) {
            return to("/ent/v2/text2video").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(CREATE)).build();
        }
        if (turn == 1) {
            return to("/ent/v2/credits").build();
        }
        if (turn % 2 == 0) {
            return to("/ent/v2/tasks/" + tasks.get(number % tasks.size()) + "/creations").build();
        }
        int known = tasks.size();
        return to("/ent/v2/tasks?pager.pagesz=" + LISTED + "&task_ids="
                  + IntStream.range(Math.max(0, known - LISTED), known).mapToObj(tasks::get)
                          .collect(Collectors.joining("&task_ids=")))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Token vda_demo");
    }

    /**
     * What came of it.
     *
     * @param perSecond requests that were answered
     * @param millis    time of each
     * @param failed    requests that were not answered with 200
     * @param tasks     created so far
     */
    record Outcome(double perSecond, List<Double> millis, int failed, int tasks) {
    }
}
