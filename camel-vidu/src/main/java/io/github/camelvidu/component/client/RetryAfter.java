// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a server asks us to stay away: the header {@code Retry-After}. */
public final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {
    }

    /**
     * Reads either of the two forms that HTTP knows.
     *
     * @param  header null when it was not there
     * @param  now    by the server's clock
     * @return        empty when there is none, or none that can be read
     */
    public static Optional<Duration> of(String header, Instant now) {
        if (header == null || header.isEmpty()) {
            return Optional.empty();
        }
        if (header.chars().allMatch(Character::isDigit)) {
            return header.length() > MOST_DIGITS ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        return HttpReply.httpDate(header).map(until -> Duration.between(now, until)).filter(wait -> !wait.isNegative());
    }
}
