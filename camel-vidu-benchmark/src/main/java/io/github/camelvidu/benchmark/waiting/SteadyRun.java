// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.Settings;
import io.github.camelvidu.benchmark.Spread;
import io.github.camelvidu.benchmark.client.Contender;
import io.github.camelvidu.benchmark.platform.Platform;

/**
 * Tasks come and go, and a contender tells when it knows that one has ended.
 *
 * @param inFlight how many are under way at a time
 * @param interval between two looks at a task
 */
record SteadyRun(Contender contender, int inFlight, Duration interval, Settings settings) {

    static final Duration MEAN = Duration.ofSeconds(40);
    static final long SEED = 2026;

    /** So many come first and end, so that no code is measured that still has to be compiled. */
    private static final int FIRST = 2_000;
    /** Numbers that no later wish has. */
    private static final int FIRST_NUMBER = 1_000_000;
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int FIRST_PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration RAMP = Duration.ofSeconds(20);
    /** After the ramp, and for the last task to be noticed, besides an interval. */
    private static final Duration MARGIN = Duration.ofSeconds(2);
    /** Of the interval: who looks more seldom must know by other means. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /**
     * What was seen in each of the windows.
     *
     * @param asked   requests that created nothing, for each task that ended
     * @param delay   from the end of a task until the contender knew, in ms, on average
     * @param longest the same, 99 of 100 are below
     * @param unknown tasks that ended and of which the contender did not know in the end
     */
    record Outcome(List<Double> asked, List<Double> delay, List<Double> longest, long unknown) {
    }

    Outcome run() throws Exception {
        Duration rest = (interval.compareTo(LONGEST) < 0 ? interval : LONGEST).plus(MARGIN);
        Duration lead = RAMP.plus(rest);
        Duration length = lead.plus(settings.window().multipliedBy(settings.runs())).plus(rest);
        try (Platform platform = Platform.start(Integer.MAX_VALUE);
             ClientProcess client = ClientProcess.start(contender, platform, interval, "2g")) {
            client.even(FIRST_NUMBER, FIRST, SHORT, FIRST_PER_SECOND);
            client.awaitKnown(FIRST, PATIENCE);
            long begin = client.steady(SEED, inFlight, MEAN, RAMP, length);
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            return outcome(platform, client.known(), begin + micros(lead), begin + micros(length));
        }
    }

    private Outcome outcome(Platform platform, Map<Integer, Long> known, long begin, long end) throws Exception {
        Map<Integer, Long> ends = platform.ends();
        List<Double> asked = new ArrayList<>();
        List<Double> delay = new ArrayList<>();
        List<Double> longest = new ArrayList<>();
        long unknown = 0;
        for (int run = 0; run < settings.runs(); run++) {
            long from = begin + run * micros(settings.window());
            long to = from + micros(settings.window());
            List<Map.Entry<Integer, Long>> ended
                    = ends.entrySet().stream().filter(task -> task.getValue() >= from && task.getValue() < to).toList();
            if (ended.isEmpty()) {
                throw new TooSlowException("The platform has ended no task in " + settings.window());
            }
            asked.add(platform.askedPerEnd(from, to));
            List<Double> delays = ended.stream()
                    .map(task -> (known.getOrDefault(task.getKey(), end) - task.getValue()) / 1_000.0).toList();
            unknown += ended.stream().filter(task -> !known.containsKey(task.getKey())).count();
            delay.add(delays.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
            longest.add(Spread.quantile(delays, 0.99));
        }
        return new Outcome(asked, delay, longest, unknown);
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }
}
