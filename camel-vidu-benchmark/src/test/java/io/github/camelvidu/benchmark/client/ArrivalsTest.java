// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.util.List;

import io.github.camelvidu.benchmark.client.Arrivals.Arrival;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArrivalsTest {

    private static final int IN_FLIGHT = 2_000;
    private static final long MEAN = 40_000;
    private static final long RAMP = 12_000;
    private static final long LENGTH = 120_000;

    private final List<Arrival> steady = Arrivals.steady(2026, IN_FLIGHT, MEAN, RAMP, LENGTH);

    @Test
    void asManyTasksAsWantedAreUnderWayFromTheRampToTheEnd() {
        for (long at = RAMP; at < LENGTH; at += MEAN / 4) {
            long time = at;
            assertThat(steady.stream().filter(arrival -> arrival.atMillis() <= time && time < end(arrival)).count())
                    .isCloseTo(IN_FLIGHT, within(150L));
        }
    }

    @Test
    void fiftyEndInASecond() {
        assertThat(steady.stream().filter(arrival -> end(arrival) >= RAMP && end(arrival) < LENGTH).count())
                .isCloseTo(IN_FLIGHT * (LENGTH - RAMP) / MEAN, within(200L));
    }

    @Test
    void whatArrivesAfterTheRampTakesAsLongAsWantedOnAverage() {
        assertThat(steady.stream().filter(arrival -> arrival.atMillis() >= RAMP).mapToLong(arrival -> arrival.wish().millis())
                .average().orElseThrow()).isCloseTo(MEAN, within(1_000.0));
    }

    @Test
    void theSameSeedGivesTheSameArrivalsAndEachHasANumberOfItsOwn() {
        assertThat(Arrivals.steady(2026, IN_FLIGHT, MEAN, RAMP, LENGTH)).isEqualTo(steady);
        assertThat(steady).extracting(arrival -> arrival.wish().number()).doesNotHaveDuplicates();
    }

    @Test
    void evenArrivalsComeOneAfterTheOther() {
        assertThat(Arrivals.even(7, 3, 5_000, 2)).extracting(Arrival::atMillis).containsExactly(0L, 500L, 1_000L);
        assertThat(Arrivals.even(7, 3, 5_000, 2)).extracting(arrival -> arrival.wish().number()).containsExactly(7, 8, 9);
    }

    private static long end(Arrival arrival) {
        return arrival.atMillis() + arrival.wish().millis();
    }
}
