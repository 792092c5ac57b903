// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static io.github.camelvidu.emulator.PlatformContract.example;
import static io.github.camelvidu.emulator.Replies.assertInvalid;
import static io.github.camelvidu.emulator.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

/** Product adverts, of 20 s here: narration, music, four shots, then all of it together; and replicas. */
class AdvertsTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            settings().clock(EmulatorClock.stoppedAt(START)).account("team-b", 1000, "vda_b"));

    private ViduEmulator emulator;
    private EmulatorClock clock;
    private PlatformClient client;
    private AdvertClient adverts;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        clock = emulator.clock();
        client = new PlatformClient(emulator);
        adverts = new AdvertClient(client);
    }

    @Test
    void everyCallLooksLikeTheExample() {
        JsonNode created = client.post(AdvertClient.PATH, example("adOneClickCreate.request")).json();
        assertMatchesSchema("SolutionTaskCreated", created);
        ObjectNode expected = (ObjectNode) example("adOneClickCreate.response");
        assertThat(created).isEqualTo(expected.put("task_id", created.path("task_id").asText()));
        assertSameShape(expected, created);
        String id = created.path("task_id").asText();
        clock.advance(Duration.ofMinutes(5));

        JsonNode advert = adverts.get(id);
        assertMatchesSchema("AdOneClickStatus", advert);
        assertSameShape(example("adOneClickGet.response"), advert);

        JsonNode edited = adverts.edit(id, "generate_video", 1).json();
        assertMatchesSchema("AdOneClickEditResponse", edited);
        expected = (ObjectNode) example("adOneClickEdit.response");
        assertSameShape(expected, edited);
        assertThat(edited).isEqualTo(expected.put("ad_one_click_task_id", id)
                .put("sub_task_id", edited.path("sub_task_id").asText()));

        JsonNode composed = adverts.compose(AdvertClient.firstParts(advert)).json();
        assertMatchesSchema("AdOneClickComposeResponse", composed);
        expected = (ObjectNode) example("adOneClickCompose.response");
        assertSameShape(expected, composed);
        assertThat(composed).isEqualTo(expected.put("ad_one_click_task_id", id)
                .put("compose_sub_task_id", composed.path("compose_sub_task_id").asText()));
    }

    @Test
    void theCreationsQueryTellsTheProgress() {
        String id = adverts.create();
        assertProgress(id, "created", 0);
        clock.advance(Duration.ofSeconds(2 + 21));

        JsonNode half = assertProgress(id, "processing", 50);
        assertSameShape(example("getCreations.solution-progress.response"), half);
        clock.advance(Duration.ofMillis(20_999));
        assertProgress(id, "processing", 99);
        clock.advance(Duration.ofMillis(1));

        JsonNode done = assertProgress(id, "success", 100);
        assertThat(adverts.download(done.at("/creations/0/url"))).isEqualTo(new MediaInfo("video", "mp4", 720, 1280, 20));
        JsonNode listed = client.get("/ent/v2/tasks").json().path("tasks");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").asText()).isEqualTo(id);
    }

    @Test
    void progressBeginsAtNoneHoweverShortTheWorkIs() {
        emulator.script().next(Outcome.success().after(Duration.ofNanos(500)));
        String id = adverts.create();

        clock.advance(Duration.ofSeconds(2));

        assertProgress(id, "processing", 0);
    }

    @Test
    void thePartsComeUpOneAfterAnother() {
        String id = adverts.create();
        assertThat(adverts.partStates(id)).containsExactly("created", "created", "created", "created", "created", "created");
        clock.advance(Duration.ofSeconds(2 + 6 * 3));

        assertThat(adverts.partStates(id)).containsExactly("success", "processing", "created", "created", "success", "success");
        assertThat(adverts.get(id).at("/data_records/completed_creation_records")).isEmpty();
        clock.advance(Duration.ofSeconds(6 * 3));
        assertThat(adverts.partStates(id)).containsExactly("success", "success", "success", "success", "success", "success",
                "processing");
        clock.advance(Duration.ofSeconds(6));
        assertThat(adverts.partStates(id)).hasSize(7).containsOnly("success");
    }

    @Test
    void theSoundsCanBeHeardAndTheShotsSeen() {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));

        JsonNode data = adverts.get(id).path("data_records");

        assertThat(adverts.download(data.at("/narration_records/0/creation_url")).kind()).isEqualTo("audio");
        assertThat(adverts.download(data.at("/bgm_records/0/creation_url"))).satisfies(sound -> {
            assertThat(sound.kind()).isEqualTo("audio");
            assertThat(sound.seconds()).isEqualTo(20);
        });
        assertThat(adverts.download(data.at("/storyboards/3/records/0/creation_url"))).isEqualTo(
                new MediaInfo("video", "mp4", 720, 1280, 5));
        assertThat(adverts.download(data.at("/completed_creation_records/0/creation_url")).seconds()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
            "generate_video, 200, /data_records/storyboards/1/records/1", "generate_bgm, 40, /data_records/bgm_records/1",
            "generate_narration, 10, /data_records/narration_records/1" })
    void aPartDoneAgainIsAFurtherRecord(String type, long credits, String record) {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));

        JsonNode edited = adverts.edit(id, type, 1).json();
        assertThat(edited.path("credits").asLong()).isEqualTo(credits);
        clock.advance(Duration.ofMinutes(1));

        JsonNode part = adverts.get(id).at(record);
        assertThat(part.path("id").asText()).isEqualTo(edited.path("sub_task_id").asText());
        assertThat(part.path("type").asText()).isEqualTo(type);
        assertThat(part.path("prompt").asText()).isEqualTo("Model smiles into the mirror");
        assertThat(part.path("state").asText()).isEqualTo("success");
        assertThat(adverts.download(part.path("creation_url")).kind())
                .isEqualTo(type.equals("generate_video") ? "video" : "audio");
        assertThat(emulator.account().charged()).isEqualTo(800 + credits);
    }

    @Test
    void aNarrationIsNeverLongerThanTenMinutes() {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));
        client.post(AdvertClient.PATH + "/edit", ((ObjectNode) example("adOneClickEdit.request"))
                .put("ad_one_click_task_id", id).put("type", "generate_narration").put("prompt", "word ".repeat(20_000)));
        clock.advance(Duration.ofMinutes(10));

        JsonNode narration = adverts.get(id).at("/data_records/narration_records/1");

        assertThat(adverts.download(narration.path("creation_url")).seconds()).isEqualTo(600);
    }

    @Test
    void anAdvertPutTogetherAgainIsAFurtherRecord() {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));
        String shot = adverts.edit(id, "generate_video", 1).json().path("sub_task_id").asText();
        clock.advance(Duration.ofMinutes(1));
        ObjectNode choice = AdvertClient.firstParts(adverts.get(id));
        choice.withArray("/video_task_ids").set(1, shot);

        String composed = adverts.compose(choice).json().path("compose_sub_task_id").asText();
        clock.advance(Duration.ofMinutes(1));

        JsonNode record = adverts.get(id).at("/data_records/completed_creation_records/1");
        assertThat(record.path("id").asText()).isEqualTo(composed);
        assertThat(record.path("state").asText()).isEqualTo("success");
        assertThat(record.at("/params/video_task_ids/1").asText()).isEqualTo(shot);
        assertThat(record.at("/params/bgm_task_id")).isEqualTo(choice.path("bgm_task_id"));
        assertThat(adverts.download(record.path("creation_url")).seconds()).isEqualTo(20);
        assertThat(emulator.account().charged()).isEqualTo(800 + 200 + 1);
        assertThat(emulator.account().balance()).isEqualTo(10_000 - 1001);
    }

    @Test
    void anAdvertThatFailsCostsNothingAndShowsWhere() {
        emulator.script().next(Outcome.failed("CreationPolicyViolation"));
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));

        assertThat(adverts.partStates(id)).containsExactly("success", "success", "success", "failed", "success", "success");
        JsonNode advert = adverts.get(id);
        assertThat(advert.path("err_code").asText()).isEqualTo("CreationPolicyViolation");
        assertThat(advert.at("/data_records/storyboards/3/records/0/err_code").asText())
                .isEqualTo("CreationPolicyViolation");
        assertThat(emulator.account().balance()).isEqualTo(10_000);
        assertRefused(400, "BadRequest", adverts.edit(id, "generate_bgm", 0));
    }

    @Test
    void onlyPartsOfTheAdvertThatSucceededCanBePutTogether() {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));
        JsonNode advert = adverts.get(id);
        emulator.script().next(Outcome.failed("Unknown"));
        String failed = adverts.edit(id, "generate_bgm", 0).json().path("sub_task_id").asText();
        clock.advance(Duration.ofMinutes(1));

        ObjectNode missing = AdvertClient.firstParts(advert);
        missing.withArray("/video_task_ids").remove(0);
        String music = AdvertClient.firstParts(advert).path("bgm_task_id").asText();

        assertInvalid("video_task_ids", adverts.compose(missing));
        assertInvalid("bgm_task_id", adverts.compose(AdvertClient.firstParts(advert).put("bgm_task_id", failed)));
        assertInvalid("narration_task_id", adverts.compose(AdvertClient.firstParts(advert).put("narration_task_id", music)));
        assertInvalid("bgm_task_id", adverts.compose(AdvertClient.firstParts(advert).put("bgm_task_id", "x")));
    }

    @Test
    void whatIsNoAdvertOrHasNoSuchShotIsRefused() {
        String id = adverts.create();
        assertRefused(400, "OperationInProcess", adverts.edit(id, "generate_video", 0));
        clock.advance(Duration.ofMinutes(1));

        assertInvalid("storyboard_video_index", adverts.edit(id, "generate_video", 4));
        assertRefused(404, "TaskNotFound", adverts.edit(client.create(), "generate_video", 0));
        assertRefused(404, "TaskNotFound", adverts.edit("x", "generate_video", 0));
        assertRefused(404, "TaskNotFound", adverts.edit("9999999999999999999", "generate_video", 0));
        assertRefused(404, "TaskNotFound", client.get(AdvertClient.PATH + "/4711"));
        assertRefused(404, "TaskNotFound", new PlatformClient(emulator, "Token vda_b").get(AdvertClient.PATH + "/" + id));
        assertRefused(400, "FieldLacking", client.post(AdvertClient.PATH + "/edit",
                PlatformClient.JSON.createObjectNode().put("ad_one_click_task_id", id).put("type", "generate_video")
                        .put("prompt", "x")));
    }

    @Test
    void whatALaterCallCreatedIsNotListedButTheCreationsQueryKnowsIt() {
        String id = adverts.create();
        clock.advance(Duration.ofMinutes(1));

        String shot = adverts.edit(id, "generate_video", 1).json().path("sub_task_id").asText();
        String music = adverts.edit(id, "generate_bgm", 1).json().path("sub_task_id").asText();

        JsonNode listed = client.get("/ent/v2/tasks").json().path("tasks");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").asText()).isEqualTo(id);
        clock.advance(Duration.ofMinutes(1));
        assertThat(adverts.download(assertProgress(shot, "success", 100).at("/creations/0/url")).seconds()).isEqualTo(5);
        assertThat(adverts.download(assertProgress(music, "success", 100).at("/creations/0/url")).seconds()).isEqualTo(20);
        assertThat(assertProgress(music, "success", 100).path("credits").asInt()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = { "540p", "1080p" })
    void aReplicaIsATaskWithProgress(String resolution) {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("video_url", "https://media.example.com/in/dance.mp4")
                .put("resolution", resolution).put("aspect_ratio", "9:16").put("remove_audio", true);
        request.putArray("images").add("https://media.example.com/in/shoe.png");

        JsonNode created = client.post("/ent/v2/trending-replicate", request).json();

        assertMatchesSchema("SolutionTaskCreated", created);
        assertThat(created.path("credits").asInt()).isEqualTo(resolution.equals("540p") ? 15 * 12 : 15 * 20);
        String id = created.path("task_id").asText();
        clock.advance(Duration.ofSeconds(2 + 21));
        assertProgress(id, "processing", 50);
        clock.advance(Duration.ofMinutes(1));
        JsonNode done = assertProgress(id, "success", 100);
        MediaInfo video = adverts.download(done.at("/creations/0/url"));
        assertThat(Math.min(video.width(), video.height())).isEqualTo(Integer.parseInt(resolution.replace("p", "")));
        assertThat(video.seconds()).isEqualTo(15);
        assertThat(client.get("/ent/v2/tasks").json().path("tasks")).hasSize(1);
    }

    @Test
    void anAdvertOutlivesARestart(@TempDir Path directory) {
        String id;
        JsonNode parts;
        try (ViduEmulator before = settings().dataDir(directory).clock(EmulatorClock.stoppedAt(START)).start()) {
            AdvertClient earlier = new AdvertClient(new PlatformClient(before));
            id = earlier.create();
            before.clock().advance(Duration.ofMinutes(1));
            parts = AdvertClient.firstParts(earlier.get(id));
        }
        try (ViduEmulator after
                = settings().dataDir(directory).clock(EmulatorClock.stoppedAt(START.plusSeconds(120))).start()) {
            AdvertClient later = new AdvertClient(new PlatformClient(after));
            assertThat(later.compose(parts).status()).isEqualTo(200);
            after.clock().advance(Duration.ofMinutes(1));
            JsonNode records = later.get(id).at("/data_records/completed_creation_records");
            assertThat(records.findValuesAsText("state")).containsExactly("success", "success");
        }
    }

    private static ViduEmulatorBuilder settings() {
        return ViduEmulator.builder().credits(10_000).queueStep(Duration.ofSeconds(1)).linkedMediaSeconds(15)
                .processingTime(Duration.ofSeconds(42));
    }

    private JsonNode assertProgress(String id, String state, int percent) {
        JsonNode creations = client.creations(id);
        assertMatchesSchema("TaskCreations", creations);
        assertThat(creations.path("state").asText()).isEqualTo(state);
        assertThat(creations.path("progress").isInt()).isTrue();
        assertThat(creations.path("progress").asInt()).isEqualTo(percent);
        return creations;
    }
}
