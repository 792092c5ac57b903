// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class EmulatorClockTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @Test
    void aStoppedClockStandsStill() {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
            assertThat(clock.isStopped()).isTrue();
        }
    }

    @Test
    void advancingKeepsAppointmentsInTheOrderOfTheirTimesAndShowsThoseTimes() {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            List<String> kept = new ArrayList<>();
            clock.at(START.plusSeconds(3), at -> kept.add("third " + Duration.between(START, clock.instant()).toSeconds()));
            clock.at(START.plusSeconds(1), at -> {
                kept.add("first " + Duration.between(START, at).toSeconds());
                clock.at(at.plusSeconds(1), next -> kept.add("second " + Duration.between(START, next).toSeconds()));
            });
            clock.at(START.plusSeconds(3), at -> kept.add("fourth"));
            clock.at(START.plusSeconds(5), at -> kept.add("too late"));

            clock.advance(Duration.ofSeconds(4));

            assertThat(kept).containsExactly("first 1", "second 2", "third 3", "fourth");
            assertThat(clock.instant()).isEqualTo(START.plusSeconds(4));
        }
    }

    @Test
    void nothingHappensByItselfWhileTheClockIsStopped() {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            List<Instant> kept = new ArrayList<>();
            clock.start();
            clock.at(START, kept::add);
            assertThat(kept).isEmpty();

            clock.advance(Duration.ZERO);

            assertThat(kept).containsExactly(START);
        }
    }

    @Test
    void aRunningClockKeepsAppointmentsOnTime() throws Exception {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.start();
            Instant due = clock.instant().plusMillis(50);
            CompletableFuture<Instant> shown = new CompletableFuture<>();

            clock.at(due, at -> shown.complete(clock.instant()));

            assertThat(shown.get(5, TimeUnit.SECONDS)).isBetween(due, due.plusSeconds(2));
        }
    }

    @Test
    void anEarlierAppointmentIsNotHeldUpByALaterOne() throws Exception {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.start();
            clock.at(clock.instant().plusSeconds(3600), at -> {
            });
            CompletableFuture<Instant> kept = new CompletableFuture<>();

            clock.at(clock.instant().plusMillis(20), kept::complete);

            assertThat(kept.get(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void anAppointmentThatFailsDoesNotStopTheOthers() throws Exception {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.start();
            CompletableFuture<Instant> kept = new CompletableFuture<>();
            clock.at(clock.instant(), at -> {
                throw new IllegalStateException("on purpose");
            });
            clock.at(clock.instant(), kept::complete);

            assertThat(kept.get(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aRunningClockCanBeAdvancedStoppedAndResumed() throws Exception {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.start();
            Instant begin = clock.instant();
            List<Instant> kept = new ArrayList<>();
            clock.at(begin.plus(Duration.ofHours(1)), kept::add);

            clock.advance(Duration.ofHours(2));
            assertThat(kept).hasSize(1);
            assertThat(clock.instant()).isCloseTo(begin.plus(Duration.ofHours(2)), within(Duration.ofSeconds(30)));
            assertThat(clock.isStopped()).isFalse();

            clock.stop();
            Instant stopped = clock.instant();
            CompletableFuture<Instant> later = new CompletableFuture<>();
            clock.at(stopped, later::complete);
            assertThat(later).isNotDone();
            clock.resume();
            assertThat(later.get(5, TimeUnit.SECONDS)).isEqualTo(stopped);
        }
    }

    @Test
    void aScaledClockRunsAsManyTimesAsFast() throws Exception {
        try (EmulatorClock clock = EmulatorClock.scaled(3600)) {
            clock.start();
            Instant begin = clock.instant();
            long beginNanos = System.nanoTime();
            CompletableFuture<Instant> kept = new CompletableFuture<>();

            clock.at(begin.plus(Duration.ofMinutes(6)), at -> kept.complete(clock.instant()));

            assertThat(begin).isCloseTo(Instant.now(), within(Duration.ofHours(1)));
            assertThat(kept.get(5, TimeUnit.SECONDS)).isAfterOrEqualTo(begin.plus(Duration.ofMinutes(6)));
            assertThat(System.nanoTime() - beginNanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(90));
        }
    }

    @Test
    void aSlowClockKeepsNoAppointmentEarly() throws Exception {
        try (EmulatorClock clock = EmulatorClock.scaled(0.1)) {
            clock.start();
            long beginNanos = System.nanoTime();
            CompletableFuture<Instant> kept = new CompletableFuture<>();

            clock.at(clock.instant().plusMillis(10), kept::complete);

            assertThat(kept.get(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(System.nanoTime() - beginNanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(90));
        }
    }

    @Test
    void aScaledClockKeepsItsScaleWhenStoppedAdvancedAndReset() throws Exception {
        try (EmulatorClock clock = EmulatorClock.scaled(3600)) {
            clock.start();
            clock.stop();
            Instant stopped = clock.instant();
            clock.advance(Duration.ofDays(1));
            assertThat(clock.instant()).isEqualTo(stopped.plus(Duration.ofDays(1)));
            clock.resume();
            assertKeptWithinSeconds(clock, Duration.ofMinutes(6));

            clock.reset();

            assertThat(clock.instant()).isCloseTo(Instant.now(), within(Duration.ofHours(2)));
            assertThat(clock.isStopped()).isFalse();
            assertKeptWithinSeconds(clock, Duration.ofHours(1));
        }
    }

    @Test
    void aRunningClockGetsFasterFromTheTimeShownOnAndItsAppointmentsFollow() throws Exception {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.start();
            Instant begin = clock.instant();
            CompletableFuture<Instant> kept = new CompletableFuture<>();
            clock.at(begin.plus(Duration.ofHours(1)), kept::complete);

            clock.scale(36_000);

            assertThat(kept.get(10, TimeUnit.SECONDS)).isEqualTo(begin.plus(Duration.ofHours(1)));
        }
    }

    @Test
    void aRunningClockGetsSlowerWithoutGoingBack() {
        try (EmulatorClock clock = EmulatorClock.scaled(1e9)) {
            Instant fast = clock.instant();

            clock.scale(1e-9);

            Instant slow = clock.instant();
            assertThat(slow).isAfterOrEqualTo(fast);
            assertThat(clock.instant()).isCloseTo(slow, within(Duration.ofMillis(1)));
        }
    }

    @Test
    void aStoppedClockThatGetsAScaleStandsStillUntilItIsResumed() throws Exception {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            clock.start();

            clock.scale(3600);

            assertThat(clock.isStopped()).isTrue();
            assertThat(clock.instant()).isEqualTo(START);
            clock.resume();
            assertKeptWithinSeconds(clock, Duration.ofMinutes(6));
        }
    }

    @Test
    void aResetBringsTheFirstScaleBack() {
        try (EmulatorClock clock = EmulatorClock.running()) {
            clock.scale(1e9);

            clock.reset();

            assertThat(clock.instant()).isCloseTo(clock.instant(), within(Duration.ofMinutes(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
    void aScaleIsANumberMoreThanZero(double factor) {
        assertThatIllegalArgumentException().isThrownBy(() -> EmulatorClock.scaled(factor));
        try (EmulatorClock clock = EmulatorClock.running()) {
            assertThatIllegalArgumentException().isThrownBy(() -> clock.scale(factor));
        }
    }

    @Test
    void aResetForgetsAppointmentsAndShowsTheFirstTime() {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            List<Instant> kept = new ArrayList<>();
            clock.at(START.plusSeconds(60), kept::add);
            clock.advance(Duration.ofSeconds(30));
            clock.resume();

            clock.reset();

            assertThat(clock.instant()).isEqualTo(START);
            assertThat(clock.isStopped()).isTrue();
            clock.advance(Duration.ofHours(1));
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void theClockCannotGoBack() {
        try (EmulatorClock clock = EmulatorClock.stoppedAt(START)) {
            assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
        }
    }

    private static void assertKeptWithinSeconds(EmulatorClock clock, Duration scaled) throws Exception {
        CompletableFuture<Instant> kept = new CompletableFuture<>();
        clock.at(clock.instant().plus(scaled), kept::complete);
        assertThat(kept.get(10, TimeUnit.SECONDS)).isNotNull();
    }
}
