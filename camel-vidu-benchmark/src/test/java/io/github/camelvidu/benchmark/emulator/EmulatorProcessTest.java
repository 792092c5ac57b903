// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class EmulatorProcessTest {

    @Test
    void theProgramIsStartedWeighedAndAsked() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.start("--concurrency", "1000", "--processing-time", "0.1")) {
            ReadingLoad.Outcome outcome = new ReadingLoad(emulator.address(), 100).run(Duration.ofSeconds(1));

            assertThat(outcome.millis()).hasSize(100);
            assertThat(outcome.failed()).isZero();
            assertThat(outcome.tasks()).isBetween(5, 100);
            assertThat(emulator.startTime()).isPositive();
            assertThat(emulator.aliveBytes()).isPositive();
        }
    }

    @Test
    void aProgramThatDoesNotStartIsSaid() {
        assertThatIOException().isThrownBy(() -> EmulatorProcess.start("--nonsense"))
                .withMessageContaining("did not start");
    }
}
