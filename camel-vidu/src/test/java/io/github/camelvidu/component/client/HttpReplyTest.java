// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpReplyTest {

    private static final Instant NOW = Instant.parse("2026-11-16T08:30:15Z");

    @ParameterizedTest
    @CsvSource({ "0, 0", "7, 7", "007, 7", "999999999, 999999999" })
    void retryAfterMayBeSeconds(String value, long seconds) {
        assertThat(retryAfter(value).retryAfter(NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void retryAfterMayBeATime() {
        assertThat(retryAfter("Mon, 16 Nov 2026 08:31:00 GMT").retryAfter(NOW)).contains(Duration.ofSeconds(45));
        assertThat(retryAfter("Mon, 16 Nov 2026 08:30:15 GMT").retryAfter(NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "-1", "soon", "1.5", "1e3", "1000000000", "99999999999999999999", "Mon, 16 Nov 2026 08:30:14 GMT",
            "2026-11-16T08:31:00Z" })
    void aRetryAfterThatIsNoneOrLiesBehindIsIgnored(String value) {
        assertThat(retryAfter(value).retryAfter(NOW)).isEmpty();
    }

    @Test
    void withoutTheHeaderThereIsNoWish() {
        HttpReply reply = new HttpReply(200, Map.of(), new byte[0]);

        assertThat(reply.retryAfter(NOW)).isEmpty();
        assertThat(reply.date()).isEmpty();
    }

    @Test
    void theServersClockIsRead() {
        assertThat(new HttpReply(200, Map.of("date", "Mon, 16 Nov 2026 08:30:15 GMT"), new byte[0]).date()).contains(NOW);
        assertThat(new HttpReply(200, Map.of("date", "noon"), new byte[0]).date()).isEmpty();
    }

    @Test
    void theTextOfAReplyShowsNeitherHeadersNorBody() {
        HttpReply reply = new HttpReply(200, Map.of("location", "https://secret"), "prompt".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.toString()).isEqualTo("HttpReply[status=200, bytes=6]");
    }

    private static HttpReply retryAfter(String value) {
        return new HttpReply(429, Map.of("retry-after", value), new byte[0]);
    }
}
