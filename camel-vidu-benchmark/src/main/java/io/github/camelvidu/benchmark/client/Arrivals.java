// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.camelvidu.benchmark.platform.Wish;

/** When which videos are wanted, whatever becomes of earlier ones. */
public final class Arrivals {

    /** Of the logarithm: half of all tasks take between 0.71 and 1.40 times the median. */
    private static final double SIGMA = 0.5;
    /** So many times the mean duration nothing is left of what came first. */
    private static final int HORIZON = 10;

    private Arrivals() {
    }

    /**
     * A video.
     *
     * @param atMillis after the beginning
     */
    public record Arrival(long atMillis, Wish wish) {
    }

    /**
     * Arrivals at random, with durations from a log-normal distribution, as if they had come for ever: those that would
     * be under way at the end of the ramp are submitted within the ramp and end when they would have ended. From then
     * on {@code inFlight} tasks are under way on average.
     *
     * @param meanMillis   of the durations
     * @param rampMillis   how long it takes until the average number is under way
     * @param lengthMillis after which nothing arrives any more
     */
    public static List<Arrival> steady(long seed, int inFlight, long meanMillis, long rampMillis, long lengthMillis) {
        Random random = new Random(seed);
        double gap = (double) meanMillis / inFlight;
        List<Long> underWay = new ArrayList<>();
        List<Arrival> later = new ArrayList<>();
        for (double at = rampMillis - (double) HORIZON * meanMillis;
             at < lengthMillis;
             at -= gap * Math.log(random
                     .nextDouble())) {
            long duration = duration(random, meanMillis);
            if (at >= rampMillis) {
                later.add(new Arrival((long) at, new Wish(later.size(), duration)));
            } else if (at + duration > rampMillis) {
                underWay.add((long) at + duration);
            }
        }
        List<Arrival> all = new ArrayList<>();
        for (int number = 0; number < underWay.size(); number++) {
            long at = rampMillis * number / underWay.size();
            all.add(new Arrival(at, new Wish(number, underWay.get(number) - at)));
        }
        later.forEach(arrival -> all.add(
                new Arrival(arrival.atMillis(), new Wish(underWay.size() + arrival.wish().number(), arrival.wish().millis()))));
        return all;
    }

    /**
     * Arrivals one after the other that all take the same time.
     *
     * @param first     the number of the first
     * @param perSecond how many arrive in a second
     */
    public static List<Arrival> even(int first, int count, long millis, int perSecond) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Arrival(number * 1_000L / perSecond, new Wish(first + number, millis))).toList();
    }

    private static long duration(Random random, long mean) {
        return Math.max(1, Math.round(Math.exp(Math.log(mean) - SIGMA * SIGMA / 2 + SIGMA * random.nextGaussian())));
    }
}
