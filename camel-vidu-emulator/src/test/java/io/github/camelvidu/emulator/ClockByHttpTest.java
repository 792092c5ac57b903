// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The emulator's clock by HTTP, and that all the times of the platform follow it. */
class ClockByHttpTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");
    private static final String CLOCK = "/emulator/clock";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)).processingTime(Duration.ofSeconds(10))
                    .offPeakDelay(Duration.ofHours(100)));

    private ViduEmulator emulator;
    private ConsoleClient console;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        console = new ConsoleClient(emulator);
        client = new PlatformClient(emulator);
    }

    @Test
    void itTellsTheTimeToWhoeverAsks() {
        JsonNode clock = console.get(CLOCK).json();
        assertThat(clock.path("now").asText()).isEqualTo("2026-11-16T08:30:00Z");
        assertThat(clock.path("stopped").asBoolean()).isTrue();
        assertThat(clock.path("scale").asDouble()).isEqualTo(1);
    }

    @Test
    void itIsAdvancedSetStoppedRunAndScaled() {
        assertThat(post("{\"advance\":\"PT1H30M\"}").path("now").asText()).isEqualTo("2026-11-16T10:00:00Z");
        assertThat(post("{\"at\":\"2026-11-17T00:00:00Z\"}").path("now").asText()).isEqualTo("2026-11-17T00:00:00Z");
        assertThat(post("{\"at\":\"2026-11-17T00:00:00Z\"}").path("now").asText()).as("where it is")
                .isEqualTo("2026-11-17T00:00:00Z");
        assertThat(post("{\"scale\":60}").path("scale").asDouble()).isEqualTo(60);
        assertThat(emulator.clock().isStopped()).isTrue();
        assertThat(post("{\"run\":true}").path("stopped").asBoolean()).isFalse();
        Awaitility.await().until(() -> emulator.clock().instant().isAfter(Instant.parse("2026-11-17T00:00:01Z")));
        assertThat(post("{\"stop\":true}").path("stopped").asBoolean()).isTrue();
        assertThat(emulator.clock().instant()).isEqualTo(emulator.clock().instant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"advance\":\"-PT1S\"}|advance", "{\"advance\":\"1 hour\"}|advance", "{\"advance\":\"P1M\"}|advance",
            "{\"advance\":3600}|advance", "{\"advance\":\"PT9999999999999H\"}|advance", "{\"advance\":\"P70000D\"}|advance",
            "{\"advance\":\"PT9223372036854775807S\"}|advance",
            "{\"at\":\"2026-11-16T08:29:59Z\"}|at", "{\"at\":\"2200-01-01T00:00:00Z\"}|at", "{\"at\":\"tomorrow\"}|at",
            "{\"at\":\"+1000000000-12-31T23:59:59Z\"}|at", "{\"at\":null}|at",
            "{\"scale\":0}|scale", "{\"scale\":-1}|scale", "{\"scale\":10000.1}|scale", "{\"scale\":\"60\"}|scale",
            "{\"scale\":1e400}|scale", "{\"stop\":false}|stop", "{\"stop\":1}|stop", "{\"run\":\"true\"}|run",
            "{}|body", "{\"stop\":true,\"advance\":\"PT1H\"}|body", "{\"forward\":\"PT1H\"}|forward", "nonsense|body" })
    void whatTheClockCanNotDoIsRefusedWithTheField(String body, String field) {
        ConsoleClient.Reply refused = console.send(console.json("POST", CLOCK, body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.json().path("allowed").asText()).isNotEmpty();
        assertThat(emulator.clock().instant()).isEqualTo(START);
        assertThat(emulator.clock().isStopped()).isTrue();
        assertThat(emulator.clock().scale()).isEqualTo(1);
    }

    @Test
    void theQueueFollowsIt() {
        String task = client.create();
        advance("PT1S");
        assertThat(client.state(task)).isEqualTo("processing");
        advance("PT10S");
        assertThat(client.state(task)).isEqualTo("success");
    }

    @Test
    void linksLapseByIt() {
        String task = client.create(PlatformClient.textRequest().put("duration", 1));
        advance("PT11S");
        JsonNode creation = client.creations(task).at("/creations/0");
        advance("PT1H1S");
        assertThat(client.download(creation.path("cover_url").asText()).status()).as("a cover after an hour").isEqualTo(403);
        assertThat(client.download(creation.path("url").asText()).status()).isEqualTo(200);
        advance("PT23H");
        assertThat(client.download(creation.path("url").asText()).status()).as("a result after a day").isEqualTo(403);
    }

    @Test
    void offPeakTasksAreGivenUpByItAfter48Hours() {
        ObjectNode request = PlatformClient.textRequest().put("off_peak", true);
        String task = client.create(request);
        advance("PT47H59M59S");
        assertThat(client.state(task)).isEqualTo("queueing");
        advance("PT1S");
        assertThat(client.state(task)).isEqualTo("failed");
        assertThat(emulator.account().balance()).isEqualTo(100_000);
        emulator.account().checkBooks();
    }

    @Test
    void unusedVoicesLapseByItAfterSevenDays() {
        client.post("/ent/v2/audio-clone", PlatformContract.example("audioClone.request"));
        advance("PT167H59M59S");
        assertThat(emulator.account().voices()).hasSize(1);
        advance("PT1S");
        assertThat(emulator.account().voices()).isEmpty();
    }

    @Test
    void uploadsAreDeletedByItAtTheMidnightAfterSevenDays() {
        byte[] picture = SampleContent.picture("png", 300, 200);
        JsonNode opened = client.post("/tools/v2/files/uploads", PlatformContract.example("createUpload.request")).json();
        client.send(HttpRequest.newBuilder(URI.create(opened.path("put_url").asText())).header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(picture)));
        String finish = "/tools/v2/files/uploads/" + opened.path("id").asText() + "/finish";
        String tag = "{\"etag\":\"" + SampleContent.md5(picture) + "\"}";
        advance("P7D");
        assertThat(finish(finish, tag).status()).isEqualTo(200);
        post("{\"at\":\"2026-11-24T00:00:00Z\"}");
        assertThat(finish(finish, tag).reason()).isEqualTo("NotFound");
    }

    @Test
    void theBillingRunComesAtItsFullHours() {
        client.create();
        advance("PT29M59S");
        assertThat(emulator.account().bills()).isEmpty();
        advance("PT1S");
        assertThat(emulator.account().bills()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cross-site", "same-site" })
    void aPageOfAnotherSiteCanNotSetIt(String site) {
        ConsoleClient.Reply refused
                = console.send(console.json("POST", CLOCK, "{\"advance\":\"PT1H\"}").header("Sec-Fetch-Site", site));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(emulator.clock().instant()).isEqualTo(START);
    }

    private PlatformClient.Reply finish(String path, String tag) {
        return client.send(client.request(path).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(tag)));
    }

    private void advance(String duration) {
        post("{\"advance\":\"" + duration + "\"}");
    }

    private JsonNode post(String body) {
        ConsoleClient.Reply reply = console.send(console.json("POST", CLOCK, body));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }
}
