// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * One contender gets a number of videos from a platform of its own.
 *
 * @param contender who
 * @param rate      share of create requests that are struck by a fault, from 0 to 1
 * @param wanted    how many videos
 * @param timeOut   how long the contender waits for an answer
 * @param seed      of the platform
 */
record MoneyRun(Contender contender, double rate, int wanted, Duration timeOut, long seed) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;

    /**
     * What came of it.
     *
     * @param paid      credits charged, divided by what the wanted videos cost
     * @param delivered videos that came back, divided by the wanted ones
     * @param forHumans wanted videos that did not come back or were paid more than once
     * @param creates   create requests, divided by the wanted videos
     * @param missed    answers to create requests that no fault struck and the contender missed all the same, since the
     *                  machine was too slow for its time-out
     */
    record Outcome(double paid, double delivered, long forHumans, double creates, long missed) {
    }

    Outcome run() throws Exception {
        try (ViduEmulator platform = ViduEmulator.builder()
                .clock(EmulatorClock.scaled(Pace.CLOCK)).processingTime(Pace.PROCESSING)
                .concurrency(Integer.MAX_VALUE).credits(1_000_000).recordedRequests(Integer.MAX_VALUE).seed(seed)
                .start()) {
            CreateFaults.at(rate, timeOut).forEach(platform.faults()::add);
            List<Boolean> delivered = generate(platform);
            awaitEndOfAllTasks(platform);
            return outcome(platform, delivered);
        }
    }

    private List<Boolean> generate(ViduEmulator platform) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Pace.IN_FLIGHT);
        try (Contender.Client client = contender.open(platform, timeOut)) {
            List<Future<Boolean>> results = IntStream.range(0, wanted)
                    .mapToObj(number -> threads.submit(() -> client.generate("video-" + number, prompt(number)))).toList();
            List<Boolean> delivered = new ArrayList<>();
            for (Future<Boolean> result : results) {
                delivered.add(isDelivered(result));
            }
            return delivered;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isDelivered(Future<Boolean> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** Only what has ended is charged. */
    private static void awaitEndOfAllTasks(ViduEmulator platform) throws InterruptedException {
        long begin = System.nanoTime();
        while (platform.account().reserved() > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("Tasks have not ended after " + PATIENCE);
            }
            Thread.sleep(Pace.POLL.toMillis());
        }
    }

    private Outcome outcome(ViduEmulator platform, List<Boolean> delivered) {
        List<TaskRecord> tasks = platform.tasks();
        Map<String, Long> paid = tasks.stream().filter(task -> task.charged() > 0)
                .collect(Collectors.groupingBy(TaskRecord::prompt, Collectors.counting()));
        long price = tasks.get(0).reserved();
        return new Outcome(
                (double) platform.account().charged() / price / wanted,
                (double) delivered.stream().filter(done -> done).count() / wanted,
                IntStream.range(0, wanted)
                        .filter(number -> !delivered.get(number) || paid.getOrDefault(prompt(number), 0L) > 1).count(),
                (double) platform.requests().count("POST", CreateFaults.PATH) / wanted, missed(platform, delivered));
    }

    /** What was answered is delivered, once. */
    private long missed(ViduEmulator platform, List<Boolean> delivered) {
        List<String> answered = platform.requests().to("POST", CreateFaults.PATH).stream()
                .filter(create -> create.status() == OK).map(RecordedRequest::bodyText).toList();
        return IntStream.range(0, wanted)
                .mapToLong(number -> answered.stream().filter(body -> body.contains(prompt(number))).count()
                                     - (delivered.get(number) ? 1 : 0))
                .filter(more -> more > 0).sum();
    }

    /** A prompt of its own for each, so that tasks can be told apart. */
    private static String prompt(int number) {
        return "Kite number " + number + " over the dunes.";
    }
}
