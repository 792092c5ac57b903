// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.benchmark.client.Arrivals.Arrival;
import io.github.camelvidu.benchmark.platform.Wish;
import io.github.camelvidu.benchmark.process.Orders;

/** A contender in a process of its own. Times are microseconds since 1970. */
public final class ClientProgram {

    /** So many times the heap is cleaned before it is weighed: what a first time finds may free more. */
    private static final int CLEANINGS = 3;

    private final Contender.Client client;
    private final ScheduledThreadPoolExecutor starters = new ScheduledThreadPoolExecutor(Access.CONNECTIONS);
    private final Map<Integer, Long> known = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private ClientProgram(Contender.Client client) {
        this.client = client;
        starters.prestartAllCoreThreads();
    }

    /** @param arguments name of the contender, URL, API key, interval in ms, and perhaps where the ledger is */
    public static void main(String[] arguments) throws Exception {
        Access access = new Access(
                arguments[1], arguments[2], Duration.ofMillis(Long.parseLong(arguments[3])),
                Optional.of(arguments).filter(given -> given.length > 4).map(given -> given[4]));
        ClientProgram program = new ClientProgram(Contenders.named(arguments[0]).open(access));
        new Orders()
                .on("steady", words -> program.begin(Arrivals.steady(
                        number(words, 0), (int) number(words, 1), number(words, 2), number(words, 3), number(words, 4))))
                .on("even", words -> program.begin(Arrivals.even(
                        (int) number(words, 0), (int) number(words, 1), number(words, 2), (int) number(words, 3))))
                .on("known", words -> program.known)
                .on("count", words -> new Count(program.begun.get(), program.known.size(), program.failed.get()))
                .on("weigh", words -> weigh())
                .serve();
    }

    /**
     * Where the wishes are.
     *
     * @param begun  handed to the contender
     * @param known  known to have succeeded
     * @param failed given up
     */
    record Count(int begun, int known, int failed) {
    }

    /**
     * What this process is made of.
     *
     * @param heap    bytes that are in use after the heap was cleaned
     * @param threads of the platform
     */
    record Weight(long heap, int threads) {
    }

    private static long number(List<String> words, int place) {
        return Long.parseLong(words.get(place));
    }

    /** @return when the arrivals begin */
    private long begin(List<Arrival> arrivals) {
        long now = micros();
        arrivals.forEach(arrival -> starters.schedule(
                () -> begin(arrival.wish()), now + arrival.atMillis() * 1_000 - micros(), TimeUnit.MICROSECONDS));
        return now;
    }

    private void begin(Wish wish) {
        begun.incrementAndGet();
        client.get(wish).whenComplete((done, failure) -> {
            if (failure == null) {
                known.put(wish.number(), micros());
            } else if (failed.getAndIncrement() == 0) {
                // of many, one tells enough
                failure.printStackTrace();
            }
        });
    }

    private static Weight weigh() {
        for (int cleaning = 0; cleaning < CLEANINGS; cleaning++) {
            System.gc();
        }
        return new Weight(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
