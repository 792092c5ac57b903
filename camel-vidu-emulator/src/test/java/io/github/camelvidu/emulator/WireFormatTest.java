// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static io.github.camelvidu.emulator.PlatformContract.example;
import static org.assertj.core.api.Assertions.assertThat;

/** The answers, held against what the platform publishes. */
class WireFormatTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15.482913047Z"))).concurrency(1));

    private PlatformClient client;

    @BeforeEach
    void connect() {
        client = new PlatformClient(VIDU.emulator());
    }

    @Test
    void theCreationsQueryLooksLikeTheExamplesInEveryState() {
        String id = client.create((ObjectNode) example("text2video.request"));
        String second = client.create();
        VIDU.emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        String third = client.create();

        assertCreations("created", id);
        VIDU.emulator().clock().advance(Duration.ofMillis(20));
        assertCreations("processing", id);
        assertCreations("queueing", second);
        VIDU.emulator().clock().advance(Duration.ofMinutes(1));
        assertCreations("success", id);
        assertCreations("failed-moderation", third);
        assertThat(client.creations(third).path("err_code").asText()).isEqualTo("CreationPolicyViolation");
    }

    @Test
    void aCancelledTaskLooksLikeTheExample() {
        String id = client.create(PlatformClient.textRequest().put("off_peak", true).put("payload", "job-4711"));

        PlatformClient.Reply cancelled = client.cancel(id);

        assertMatchesSchema("Empty", cancelled.json());
        ObjectNode expected = (ObjectNode) example("getCreations.cancelled.response");
        assertThat(client.creations(id)).isEqualTo(expected.put("id", id));
    }

    @Test
    void theListLooksLikeTheExampleAndHidesPayloadAndErrorCode() {
        client.create((ObjectNode) example("text2video.request"));
        VIDU.emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        client.create();
        VIDU.emulator().clock().advance(Duration.ofMinutes(1));

        JsonNode list = client.get("/ent/v2/tasks").json();

        assertMatchesSchema("TaskList", list);
        assertSameShape(example("listTasks.response"), list);
        assertThat(list.at("/tasks/1").has("err_code")).isFalse();
        assertSameShape(example("listTasks.last-page.response"), client.get("/ent/v2/tasks?states=nothing").json());
    }

    @Test
    void theBalanceLooksLikeTheExamplesWithAndWithoutDetail() {
        JsonNode plain = client.get("/ent/v2/credits").json();
        JsonNode detail = client.get("/ent/v2/credits?show_detail=true").json();

        assertMatchesSchema("Credits", plain);
        assertMatchesSchema("Credits", detail);
        assertSameShape(example("getCredits.response"), plain);
        assertSameShape(example("getCredits.detail.response"), detail);
        assertThat(client.get("/ent/v2/credits?show_detail=false").json()).isEqualTo(plain);
    }

    @Test
    void everyAnswerCarriesTheDateOfTheEmulatorsClock() {
        assertThat(client.get("/ent/v2/credits").header("Date")).contains("Mon, 16 Nov 2026 08:30:15 GMT");
        assertThat(client.get("/nowhere").header("Date")).contains("Mon, 16 Nov 2026 08:30:15 GMT");
    }

    @Test
    void theIdTellsTheTimeOfCreation() {
        long id = Long.parseLong(client.create());

        assertThat((id >> 22) + 1551671515000L).isEqualTo(Instant.parse("2026-11-16T08:30:15.482Z").toEpochMilli());
        assertThat(Long.parseLong(client.create())).isEqualTo(id + 1);
    }

    @Test
    void aSeedIsChosenWhenNoneIsGivenAndEchoedWhenOneIs() {
        ObjectNode request = PlatformClient.textRequest();

        long chosen = client.post("/ent/v2/text2video", request).json().path("seed").asLong();
        long next = client.post("/ent/v2/text2video", request.put("seed", 0)).json().path("seed").asLong();
        long given = client.post("/ent/v2/text2video", request.put("seed", 4_711_000_000L)).json().path("seed").asLong();

        assertThat(chosen).isPositive();
        assertThat(next).isPositive().isNotEqualTo(chosen);
        assertThat(given).isEqualTo(4_711_000_000L);
        VIDU.emulator().reset();
        assertThat(client.post("/ent/v2/text2video", request.put("seed", 0)).json().path("seed").asLong()).isEqualTo(chosen);
    }

    @Test
    void aServerWrittenPromptTakesThePlaceOfTheOwnAndCostsTenCredits() {
        ObjectNode request = (ObjectNode) example("img2video.request");

        JsonNode own = client.post("/ent/v2/img2video", request).json();
        JsonNode written = client.post("/ent/v2/img2video", request.put("is_rec", true)).json();

        assertThat(written.path("prompt").asText()).isNotEmpty().isNotEqualTo(own.path("prompt").asText());
        assertThat(written.path("credits").asLong()).isEqualTo(own.path("credits").asLong() + 10);
    }

    private void assertCreations(String example, String id) {
        JsonNode answer = client.creations(id);
        assertMatchesSchema("TaskCreations", answer);
        assertSameShape(example("getCreations." + example + ".response"), answer);
        assertThat(answer.path("state").asText()).isEqualTo(example.startsWith("failed") ? "failed" : example);
    }
}
