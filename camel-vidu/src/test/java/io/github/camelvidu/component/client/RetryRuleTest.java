// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryRuleTest {

    private static final RetryRule RULE
            = new RetryRule(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(2));

    @ParameterizedTest
    @CsvSource({ "1, 0, 500", "1, 1, 1000", "2, 0, 1000", "2, 1, 2000", "3, 0.5, 3000", "5, 1, 16000" })
    void theDelayDoublesAndJitterTakesUpToHalfOfIt(int attempts, double jitter, long millis) {
        assertThat(RULE.delay(attempts, Optional.empty(), jitter)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({ "6", "31", "1000", "2147483647" })
    void theDelayOfOurOwnHasALimitHoweverOftenItFailed(int failures) {
        assertThat(RULE.backoff(failures, 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RULE.backoff(failures, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void afterTheLastAttemptThereIsNoOther() {
        assertThat(RULE.delay(5, Optional.empty(), 0)).isPresent();
        assertThat(RULE.delay(6, Optional.empty(), 0)).isEmpty();
        assertThat(RULE.delay(7, Optional.of(Duration.ofSeconds(1)), 0)).isEmpty();
    }

    @Test
    void aWishOfThePlatformIsObeyedWhenItIsLongerThanOurOwnDelay() {
        assertThat(RULE.delay(1, Optional.of(Duration.ofSeconds(60)), 0)).contains(Duration.ofSeconds(60));
        assertThat(RULE.delay(1, Optional.of(Duration.ofMillis(1)), 0)).contains(Duration.ofMillis(500));
        assertThat(RULE.delay(1, Optional.of(Duration.ZERO), 1)).contains(Duration.ofSeconds(1));
    }

    @Test
    void aWishBeyondTheCapEndsTheAttempts() {
        assertThat(RULE.delay(1, Optional.of(Duration.ofMinutes(2)), 0)).contains(Duration.ofMinutes(2));
        assertThat(RULE.delay(1, Optional.of(Duration.ofMinutes(2).plusMillis(1)), 0)).isEmpty();
    }
}
