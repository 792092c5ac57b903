// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer, as it came.
 *
 * @param status  HTTP status
 * @param headers by lower-case name, the last value of each
 * @param body    never null
 */
record HttpReply(int status, Map<String, String> headers, byte[] body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The server's clock, when it told it. */
    Optional<Instant> date() {
        return header("Date").flatMap(HttpReply::httpDate);
    }

    /** How long the server asks us to stay away. */
    Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.of(headers.get("retry-after"), now);
    }

    /** The size only: the body may hold prompts and signed links. */
    @Override
    public String toString() {
        return "HttpReply[status=" + status + ", bytes=" + body.length + "]";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
