// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelvidu.benchmark.process.Orders;

/** A contender in a process of its own. */
public final class FetchProgram {

    private final Fetcher fetcher;
    private final HeapWatch heap = new HeapWatch();

    private FetchProgram(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** @param arguments name of the contender, URL, API key, directory of the files */
    public static void main(String[] arguments) throws Exception {
        FetchProgram program
                = new FetchProgram(Fetchers.named(arguments[0], arguments[1], arguments[2], Path.of(arguments[3])));
        new Orders()
                .on("fetch", words -> program.timed(Path.of(words.get(0)), Integer.parseInt(words.get(1))))
                .on("alive", words -> program.alive(Path.of(words.get(0)), Integer.parseInt(words.get(1))))
                .serve();
    }

    /**
     * What it took to fetch all files.
     *
     * @param nanos from the first request to the last byte
     * @param heap  bytes in use at the most, above those in use before
     */
    record Taken(long nanos, long heap) {
    }

    private Taken timed(Path links, int atATime) throws Exception {
        List<Callable<Void>> fetches = fetches(links);
        long idle = heap.idle();
        heap.reset();
        long begin = System.nanoTime();
        fetch(fetches, atATime);
        long nanos = System.nanoTime() - begin;
        return new Taken(nanos, heap.peak() - idle);
    }

    /** Bytes that are alive at the most, above those that were before. */
    private long alive(Path links, int atATime) throws Exception {
        List<Callable<Void>> fetches = fetches(links);
        long idle = heap.idle();
        return heap.mostAlive(() -> fetch(fetches, atATime)) - idle;
    }

    private List<Callable<Void>> fetches(Path links) throws IOException {
        return Files.readAllLines(links).stream().map(line -> line.split(" ", 2)).map(this::fetch).toList();
    }

    private Callable<Void> fetch(String[] nameAndLink) {
        return () -> {
            fetcher.fetch(nameAndLink[1], nameAndLink[0]);
            return null;
        };
    }

    private static void fetch(List<Callable<Void>> fetches, int atATime) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            for (Future<Void> fetch : threads.invokeAll(fetches)) {
                fetch.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
