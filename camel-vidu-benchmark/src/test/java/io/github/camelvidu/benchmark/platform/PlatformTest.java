// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatformTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aTaskTakesAsLongAsItsPromptSaysAndThePlatformTellsWhatHappened() throws Exception {
        try (Platform platform = Platform.start(100)) {
            String body = "{\"model\":\"viduq3-turbo\",\"prompt\":\"" + new Wish(7, 60_000).prompt() + "\"}";
            String id = new ObjectMapper().readTree(send(request(platform, "/ent/v2/text2video")
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body))))
                    .path("task_id").asText();

            assertThat(platform.unfinished()).isEqualTo(1);
            assertThat(platform.lastCreate()).isEqualTo(body);
            assertThat(platform.askedForAll(1, 0)).isEqualTo(-1);
            send(request(platform, "/ent/v2/tasks?task_ids=" + id).GET());
            assertThat(platform.askedForAll(1, 0)).isPositive();

            platform.advance(Duration.ofSeconds(61));

            assertThat(platform.unfinished()).isZero();
            long end = platform.ends().get(7);
            assertThat(platform.askedPerEnd(end - Duration.ofSeconds(61).toMillis() * 1_000, end + 1)).isEqualTo(1);
        }
    }

    @Test
    void aPromptThatIsNoWishIsRefused() {
        assertThat(Wish.of(new Wish(12, 345).prompt())).isEqualTo(new Wish(12, 345));
        assertThatThrownBy(() -> Wish.of("Something else.")).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpRequest.Builder request(Platform platform, String path) {
        return HttpRequest.newBuilder(URI.create(platform.url() + path)).header("Authorization", "Token " + platform.apiKey());
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
