// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.benchmark.platform.Wish;
import io.github.camelvidu.emulator.ViduEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaysToWaitTest {

    private static ViduEmulator platform;

    @BeforeAll
    static void start() {
        platform = ViduEmulator.builder().processingTime(Duration.ofMillis(150)).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    static List<Contender> contenders() {
        return Contenders.all();
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void eachKnowsWhenItsTasksHaveEnded(Contender contender) throws Exception {
        platform.reset();

        try (Contender.Client client = contender.open(access())) {
            CompletableFuture<?> first = client.get(new Wish(1, 0));
            CompletableFuture<?> second = client.get(new Wish(2, 0));
            CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
        }

        assertThat(platform.tasks()).hasSize(2).allMatch(task -> task.state().equals("success"));
        assertThat(platform.requests().count("GET", "/ent/v2/**")).isPositive();
    }

    @Test
    void aParkedExchangeNeverEndsAndAsksForNothing() throws Exception {
        platform.reset();

        assertThat(Contenders.PARKED.open(access()).get(new Wish(1, 0))).isNotDone();
        assertThat(platform.requests().seen()).isZero();
    }

    private static Access access() {
        return new Access(platform.url(), platform.apiKey(), Duration.ofMillis(50), Optional.empty());
    }
}
