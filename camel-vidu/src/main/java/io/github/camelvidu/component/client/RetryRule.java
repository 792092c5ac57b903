// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.Optional;

/**
 * When a failed call is made again, and after how long. A pure function: it neither sleeps nor sends.
 *
 * @param maxAttempts       calls in all, the first one included
 * @param firstDelay        before the second call; doubled for each further one
 * @param longestDelay      no delay of our own is longer
 * @param longestRetryAfter a wish of the platform to stay away for longer ends the attempts instead
 */
public record RetryRule(int maxAttempts, Duration firstDelay, Duration longestDelay, Duration longestRetryAfter) {

    /**
     * The delay before the next call, or empty to give up.
     *
     * @param attempts   calls made so far, at least 1
     * @param retryAfter what the platform asked for
     * @param jitter     from 0 to 1; spreads calls that failed together
     */
    public Optional<Duration> delay(int attempts, Optional<Duration> retryAfter, double jitter) {
        if (attempts >= maxAttempts || retryAfter.filter(wish -> wish.compareTo(longestRetryAfter) > 0).isPresent()) {
            return Optional.empty();
        }
        Duration own = backoff(attempts, jitter);
        return Optional.of(retryAfter.filter(wish -> wish.compareTo(own) > 0).orElse(own));
    }

    /**
     * The delay of our own after so many failures in a row: between half and the whole of an exponentially growing
     * time.
     */
    public Duration backoff(int failures, double jitter) {
        int doublings = Math.min(failures - 1, 30);
        double millis = Math.min(longestDelay.toMillis(), firstDelay.toMillis() * Math.pow(2, doublings));
        return Duration.ofMillis(Math.round(millis * (0.5 + jitter / 2)));
    }
}
