// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.ConsoleClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.KeyRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks by the console's calls. */
class ConsoleTasksTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-02T09:30:00Z"))).credits(100).concurrency(1)
                    .processingTime(Duration.ofSeconds(10)).account("other", 1000, "vda_other"));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient platform = new PlatformClient(emulator);
    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        console = ConsoleClient.signedIn(emulator, "default");
    }

    @Test
    void aTaskIsSubmittedLikeACreateCallWithTheKeyAndPaidByTheOrganisation() {
        Reply reply = console.post("/console/tasks", order("text2video", request()));

        String id = reply.json().path("id").textValue();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(emulator.task(id).orElseThrow().keyId()).isEqualTo(key());
        assertThat(emulator.account().reserved()).isEqualTo(35);
        assertThat(platform.state(id)).isEqualTo("created");
        assertThat(emulator.requests().count("POST", "/**")).as("calls of the console are not recorded").isZero();
    }

    @Test
    void anEstimateIsWhatTheTaskCostsAndCreatesNothing() {
        JsonNode estimate = console.post("/console/estimate", order("text2video", request())).json();

        assertThat(estimate.path("credits").asLong()).isEqualTo(35);
        assertThat(estimate.path("usd").textValue()).startsWith("0.175");
        assertThat(estimate.path("priced").booleanValue()).isTrue();
        assertThat(estimate.path("balance").asLong()).isEqualTo(100);
        assertThat(estimate.path("enough").booleanValue()).isTrue();
        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.account().balance()).isEqualTo(100);
    }

    @Test
    void anEstimateSaysWhenTheBalanceIsNotEnough() {
        JsonNode estimate = console.post("/console/estimate", order("text2video", request().put("duration", 16))).json();

        assertThat(estimate.path("credits").asLong()).isEqualTo(112);
        assertThat(estimate.path("enough").booleanValue()).isFalse();
    }

    @Test
    void whatTheApiRefusesIsRefusedWithTheSameStatusReasonAndFields() {
        for (ObjectNode request : List.of(
                request().put("duration", 17), request().put("model", "viduq9"), request().put("unknown", 1),
                PlatformClient.JSON.createObjectNode(), request().put("duration", "five"), request().put("duration", 16))) {
            PlatformClient.Reply api = platform.post("/ent/v2/text2video", request);
            Reply submitted = console.post("/console/tasks", order("text2video", request));

            assertThat(submitted.status()).as(request.toString()).isEqualTo(api.status()).isGreaterThanOrEqualTo(400);
            assertThat(withoutTrace(submitted.json())).isEqualTo(withoutTrace(api.json()));
            if (!"CreditInsufficient".equals(api.reason())) {
                assertThat(withoutTrace(console.post("/console/estimate", order("text2video", request)).json()))
                        .isEqualTo(withoutTrace(api.json()));
            }
        }
        assertThat(emulator.tasks()).isEmpty();
    }

    @Test
    void theListHasTheNewestFirstWithProgressAndPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(0, platform.create(PlatformClient.textRequest().put("duration", 1).put("model", "viduq3-turbo")
                    .put("resolution", "540p").put("off_peak", true).put("audio", true)));
            if (emulator.account().balance() < 10) {
                emulator.account().addCredits(100);
            }
        }

        JsonNode first = console.get("/console/tasks").json();
        JsonNode second = console.get("/console/tasks?before=" + first.path("next").textValue()).json();

        assertThat(first.path("tasks").findValuesAsText("id").subList(0, 50)).isEqualTo(ids.subList(0, 50));
        assertThat(second.path("tasks")).hasSize(10);
        assertThat(second.path("tasks").get(9).path("id").textValue()).isEqualTo(ids.get(59));
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void aTaskTellsItsProgressItsRequestBothAnswersAndLinksThatAreNewEachTime() {
        String id = platform.create(PlatformClient.textRequest().put("payload", "mine"));
        String created = platform.get("/ent/v2/tasks/" + id + "/creations").json().path("state").textValue();
        emulator.clock().advance(Duration.ofSeconds(7));
        JsonNode running = console.get("/console/tasks/" + id).json();
        emulator.clock().advance(Duration.ofMinutes(1));
        JsonNode done = console.get("/console/tasks/" + id).json();
        emulator.clock().advance(Duration.ofHours(25));
        JsonNode later = console.get("/console/tasks/" + id).json();

        assertThat(created).isEqualTo("created");
        assertThat(running.at("/task/state").textValue()).isEqualTo("processing");
        assertThat(running.at("/task/progress").intValue()).isBetween(1, 99);
        assertThat(done.at("/request/path").textValue()).isEqualTo("/ent/v2/text2video");
        assertThat(done.at("/request/body/payload").textValue()).isEqualTo("mine");
        assertThat(done.at("/created/state").textValue()).isEqualTo("created");
        assertThat(done.at("/created/credits").longValue()).isEqualTo(35);
        assertThat(done.at("/answer/state").textValue()).isEqualTo("success");
        assertThat(done.at("/answer")).isNotEqualTo(running.at("/answer"));
        String link = later.at("/task/creations/0/url").textValue();
        assertThat(link).isNotEqualTo(done.at("/task/creations/0/url").textValue());
        assertThat(platform.download(link).status()).isEqualTo(200);
        assertThat(platform.download(done.at("/task/creations/0/url").textValue()).status()).isEqualTo(403);
    }

    @Test
    void aFileWithinTheRequestIsNotShownAgain() {
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(SampleContent.picture("png", 320, 180));
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", "viduq3-turbo").put("duration", 1)
                .put("resolution", "540p");
        request.putArray("images").add(picture);

        String id = console.post("/console/tasks", order("img2video", request)).json().path("id").textValue();

        assertThat(console.get("/console/tasks/" + id).text()).doesNotContain("base64");
    }

    @Test
    void aWaitingTaskIsCancelledAndARunningOneIsNot() {
        emulator.script().next(Outcome.success(), Outcome.stuckIn("queueing"));
        String running = platform.create();
        String waiting = platform.create();
        emulator.clock().advance(Duration.ofSeconds(7));

        Reply cancelled = console.post("/console/tasks/" + waiting + "/cancel");
        Reply refused = console.post("/console/tasks/" + running + "/cancel");

        assertThat(cancelled.json().at("/task/err_code").textValue()).isEqualTo("UserCancelled");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(emulator.account().balance()).isEqualTo(65);
    }

    @Test
    void aTaskOfAnotherOrganisationIsNotFound() {
        String id = new PlatformClient(emulator, "Token vda_other").create();

        assertThat(console.get("/console/tasks/" + id).status()).isEqualTo(404);
        assertThat(console.post("/console/tasks/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(console.get("/console/tasks").json().path("tasks")).isEmpty();
    }

    @Test
    void aKeyThatIsSuspendedOrOfAnotherOrganisationIsRefused() {
        KeyRecord second = emulator.account().createKey("second").key();
        emulator.account().suspendKey(second.id());
        long foreign = emulator.account("other").keys().get(0).id();

        Reply suspended = console.post("/console/tasks", order("text2video", request()).put("key", Long.toString(second.id())));
        Reply others = console.post("/console/tasks", order("text2video", request()).put("key", Long.toString(foreign)));

        assertThat(suspended.status()).isEqualTo(409);
        assertThat(suspended.field()).isEqualTo("key");
        assertThat(others.status()).isEqualTo(404);
        assertThat(emulator.tasks()).isEmpty();
    }

    @Test
    void whatIsNoOrderIsRefusedWithTheFieldAtFault() {
        assertRefused("operation", order("nothing", request()));
        assertRefused("operation", order("audioTts", request()));
        assertRefused("request", order("text2video", request()).put("request", "text"));
        assertRefused("key", order("text2video", request()).put("key", "no number"));
        assertRefused("extra", order("text2video", request()).put("extra", 1));
        assertThat(console.get("/console/tasks?before=x").field()).isEqualTo("before");
        assertThat(console.get("/console/tasks/1").status()).isEqualTo(404);
    }

    @Test
    void whatCanBeSubmittedComesWithItsMembersAndModels() {
        JsonNode operations = console.get("/console/operations").json().path("operations");

        JsonNode text2video = operations.get(0);
        assertThat(operations.findValuesAsText("id"))
                .contains("text2video", "img2video", "reference2video.subjects", "upscaleNew")
                .doesNotContain("audioTts", "createSubject");
        assertThat(text2video.at("/members/prompt/required").booleanValue()).isTrue();
        assertThat(text2video.at("/models/viduq3-turbo/duration/max").intValue()).isEqualTo(16);
    }

    @Test
    void nobodySeesTasksWithoutSigningIn() {
        ConsoleClient stranger = new ConsoleClient(emulator);

        assertThat(stranger.get("/console/tasks").status()).isEqualTo(401);
        assertThat(stranger.get("/console/operations").status()).isEqualTo(401);
        assertThat(stranger.post("/console/estimate", order("text2video", request())).status()).isEqualTo(401);
        assertThat(stranger.post("/console/tasks", order("text2video", request())).status()).isEqualTo(401);
    }

    private void assertRefused(String field, ObjectNode order) {
        Reply reply = console.post("/console/tasks", order);
        assertThat(reply.status()).as(order.toString()).isBetween(400, 404);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.json().path("allowed").asText()).isNotEmpty();
    }

    private ObjectNode order(String operation, ObjectNode request) {
        ObjectNode order = ConsoleClient.object().put("key", Long.toString(key())).put("operation", operation);
        return order.set("request", request);
    }

    private long key() {
        return emulator.account().keys().get(0).id();
    }

    private static ObjectNode request() {
        return PlatformClient.textRequest();
    }

    /** Each answer has a trace of its own. */
    private static JsonNode withoutTrace(JsonNode envelope) {
        ((ObjectNode) envelope.path("metadata")).remove("trace_id");
        return envelope;
    }
}
