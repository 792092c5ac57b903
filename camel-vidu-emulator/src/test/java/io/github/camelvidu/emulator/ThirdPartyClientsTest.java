// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients rely on that were written for the platform, and of which nothing is changed but base URL and key (Vidu
 * reference, sections 1, 4, 6 and 8).
 */
class ThirdPartyClientsTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient client = new PlatformClient(emulator);

    @Test
    void theKeyComesAsAToken() {
        assertThat(new PlatformClient(emulator, "Token " + emulator.apiKey()).get("/ent/v2/credits").status()).isEqualTo(200);
        assertThat(new PlatformClient(emulator, emulator.apiKey()).get("/ent/v2/credits").status()).isEqualTo(401);
    }

    @Test
    void answersHaveTheMembersThatNoPageLists() {
        JsonNode created = client.post("/ent/v2/text2video", PlatformClient.textRequest().put("audio", true)).json();

        assertThat(created.path("type").textValue()).isEqualTo("text2video");
        assertThat(created.path("style").textValue()).isEqualTo("general");
        assertThat(created.path("cus_priority").intValue()).isZero();
        assertThat(created.path("client_request_id").textValue()).isEmpty();
        assertThat(created.path("audio_type").textValue()).isEqualTo("all");
        assertThat(created.path("wm_position").isTextual()).isTrue();
        assertThat(created.path("task_id").textValue()).hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void theBalanceIsCalledRemains() {
        JsonNode balance = client.get("/ent/v2/credits").json();
        JsonNode detail = client.get("/ent/v2/credits?show_detail=true").json();

        assertThat(balance.at("/remains/0/credit_remain").longValue()).isEqualTo(100_000);
        assertThat(balance.at("/remains/0/concurrency_limit").intValue()).isEqualTo(5);
        assertThat(detail.path("general_remains")).isEqualTo(balance.path("remains"));
        assertThat(detail.path("exclusive_remains").isArray()).isTrue();
        assertThat(detail.path("packages")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pager", "paper" })
    void thePagingHasTwoSpellings(String pager) {
        IntStream.range(0, 3).forEach(i -> client.create());

        JsonNode first = client.get("/ent/v2/tasks?" + pager + ".pagesz=2").json();
        JsonNode second = client.get("/ent/v2/tasks?" + pager + ".pagesz=2&" + pager + ".page=1").json();
        JsonNode byToken = client.get("/ent/v2/tasks?" + pager + ".pagesz=2&" + pager + ".page_token="
                                      + first.path("next_page_token").textValue())
                .json();

        assertThat(first.path("tasks")).hasSize(2);
        assertThat(second.path("tasks")).hasSize(1).isEqualTo(byToken.path("tasks"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"id\":\"%s\"}", "{}", "" })
    void aCancelCallMayRepeatTheId(String body) {
        String id = client.create();

        assertThat(client.send(client.request("/ent/v2/tasks/" + id + "/cancel").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.formatted(id)))).status()).isEqualTo(200);
        assertThat(client.creations(id).path("err_code").textValue()).isEqualTo("UserCancelled");
    }

    @Test
    void aResultIsFetchedWithItsLinkAlone() {
        String id = client.create(PlatformClient.textRequest().put("duration", 1));
        emulator.clock().advance(Duration.ofMinutes(1));
        JsonNode creation = client.creations(id).at("/creations/0");

        PlatformClient.Reply video = client.download(creation.path("url").textValue());

        assertThat(video.status()).isEqualTo(200);
        assertThat(video.header("Content-Type")).contains("video/mp4");
        assertThat(client.download(creation.path("cover_url").textValue()).header("Content-Type")).contains("image/jpeg");
    }
}
