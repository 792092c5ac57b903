// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.submit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelvidu.benchmark.Spread;
import io.github.camelvidu.benchmark.platform.Platform;

/** One way to submit is measured once, first one after the other, then in parallel. */
record SubmitRun(Submitter submitter, Platform platform, int submits) {

    /** One after the other takes longer. */
    private static final int FEWER = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Two looks of this component at its tasks, which are not measured. */
    private static final long AFTERWARDS_MILLIS = 4_500;

    /**
     * What was measured.
     *
     * @param millis    of a submit while there is no other, half of them took less
     * @param perSecond submits while {@link Submitters#CONNECTIONS} are made at a time
     */
    record Outcome(double millis, double perSecond) {
    }

    Outcome run() throws Exception {
        double millis = medianMillis();
        awaitQuiet();
        double perSecond = perSecond();
        awaitQuiet();
        return new Outcome(millis, perSecond);
    }

    private double medianMillis() throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int number = 0; number < submits / FEWER; number++) {
            long begin = System.nanoTime();
            submitter.submit(number);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return Spread.quantile(millis, 0.5);
    }

    private double perSecond() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Submitters.CONNECTIONS);
        try {
            List<Callable<Void>> all = IntStream.range(0, submits).mapToObj(this::submit).toList();
            long begin = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
            return submits / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> submit(int number) {
        return () -> {
            submitter.submit(number);
            return null;
        };
    }

    private void awaitQuiet() throws Exception {
        platform.awaitUnfinished(0, PATIENCE);
        TimeUnit.MILLISECONDS.sleep(AFTERWARDS_MILLIS);
    }
}
