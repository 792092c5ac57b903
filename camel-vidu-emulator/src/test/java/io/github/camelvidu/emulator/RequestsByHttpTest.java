// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestsByHttpTest {

    private static final String PATH = "/emulator/requests";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private final ViduEmulator emulator = VIDU.emulator();
    private final ConsoleClient console = new ConsoleClient(emulator);
    private final PlatformClient client = new PlatformClient(emulator);

    @Test
    void requestsAreShownWithTheirAnswers() {
        String id = client.create();

        JsonNode request = console.get(PATH + "?path=/ent/v2/*&method=POST").json().at("/requests/0");

        assertThat(request.path("path").textValue()).isEqualTo("/ent/v2/text2video");
        assertThat(request.path("time").textValue()).isEqualTo("2026-11-16T08:30:15Z");
        assertThat(request.path("body")).isEqualTo(PlatformClient.textRequest());
        assertThat(request.at("/answer/status").intValue()).isEqualTo(200);
        assertThat(request.at("/answer/body/task_id").textValue()).isEqualTo(id);
        assertThat(request.at("/headers/content-type/0").textValue()).isEqualTo("application/json");
    }

    @Test
    void noSecretIsShown() {
        client.post("/ent/v2/img2video", PlatformClient.JSON.createObjectNode().put("model", "viduq1")
                .put("images", "data:image/png;base64," + Base64.getEncoder().encodeToString(new byte[100])).toString());
        String id = client.create();
        emulator.clock().advance(Duration.ofMinutes(1));
        client.download(client.creations(id).at("/creations/0/url").textValue());

        String shown = console.get(PATH).text();

        assertThat(shown).contains("\"Token ***\"", "data:image/png;base64,***", "/video.mp4?***", "\"query\":\"***\"")
                .doesNotContain(emulator.apiKey(), "AAAA", "X-Amz-Signature");
    }

    @Test
    void onlyWhatIsNewIsAskedFor() {
        client.get("/ent/v2/credits?n=1");
        long next = console.get(PATH).json().path("next").longValue();
        client.get("/ent/v2/credits?n=2");
        client.get("/ent/v2/credits?n=3");

        JsonNode first = console.get(PATH + "?limit=1&since=" + next).json();
        JsonNode second = console.get(PATH + "?since=" + first.path("next").longValue()).json();
        JsonNode latest = console.get(PATH + "?limit=1").json();

        assertThat(first.path("requests")).extracting(request -> request.path("query").textValue()).containsExactly("n=2");
        assertThat(second.path("requests")).extracting(request -> request.path("query").textValue()).containsExactly("n=3");
        assertThat(latest.path("requests")).extracting(request -> request.path("query").textValue()).containsExactly("n=3");
        assertThat(console.get(PATH + "?since=" + second.path("next").longValue()).json().path("requests")).isEmpty();
        assertThat(latest.path("seen").intValue()).isEqualTo(3);
    }

    @Test
    void aLongBodyIsCut() {
        client.post("/ent/v2/text2video", "a ".repeat(100_000));

        assertThat(console.get(PATH).json().at("/requests/0/body").textValue()).hasSize(64 * 1024 + 1).endsWith("…");
        assertThat(console.get(PATH).json().at("/requests/0/bodySize").intValue()).isEqualTo(200_000);
    }

    @ParameterizedTest
    @CsvSource({ "since, x, whole number", "since, -1, whole number", "limit, 1001, 1000", "page, 1, since" })
    void whatDoesNotFitIsRefusedByField(String field, String given, String allowed) {
        JsonNode refusal = console.get(PATH + "?" + field + "=" + given).json();

        assertThat(refusal.path("field").textValue()).isEqualTo(field);
        assertThat(refusal.path("given").textValue()).isEqualTo(given);
        assertThat(refusal.path("allowed").textValue()).contains(allowed);
    }
}
