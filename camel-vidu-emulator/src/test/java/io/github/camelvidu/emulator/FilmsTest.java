// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
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
import static io.github.camelvidu.emulator.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

/** One-click music videos and general films: three shots of a film of 15 s, then all of them together. */
class FilmsTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");
    private static final String GENERAL = FilmClient.PATH;
    private static final String MUSIC = "/ent/v2/one-click/mv";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            settings().clock(EmulatorClock.stoppedAt(START)).account("team-b", 1000, "vda_b"));

    private ViduEmulator emulator;
    private EmulatorClock clock;
    private PlatformClient client;
    private FilmClient films;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        clock = emulator.clock();
        client = new PlatformClient(emulator);
        films = new FilmClient(client);
    }

    @ParameterizedTest
    @CsvSource({ MUSIC + ", oneClickMv, mv, 120", GENERAL + ", oneClickGeneral, one_click, 600" })
    void everyCallLooksLikeTheExample(String path, String operation, String type, long credits) {
        JsonNode created = client.post(path, example(operation + "Create.request")).json();
        assertMatchesSchema("IdOnly", created);
        assertSameShape(example(operation + "Create.response"), created);
        assertThat(emulator.account().reserved()).isEqualTo(credits);
        String id = created.path("id").asText();
        clock.advance(Duration.ofMinutes(5));

        JsonNode film = client.get(path + "/" + id).json();
        assertMatchesSchema("OneClickStatus", film);
        assertThat(film.path("type").asText()).isEqualTo(type);
        String shot = film.at("/job_records/0/jobs/0/id").asText();

        ObjectNode edit = (ObjectNode) example(operation + "Edit.request");
        JsonNode edited = client.post(path + "/" + id + "/edit", edit.put("job_id", shot)).json();
        assertMatchesSchema("IdOnly", edited);
        assertSameShape(example(operation + "Edit.response"), edited);

        JsonNode composed = client.post(path + "/" + id + "/compose", FilmClient.firstJobs(film)).json();
        assertMatchesSchema("IdOnly", composed);
        assertSameShape(example(operation + "Compose.response"), composed);
        assertMatchesSchema("OneClickStatus", client.get(path + "/" + composed.path("id").asText()).json());
    }

    @Test
    void aFinishedMusicVideoAndAFilmInTheMakingHaveTheShapeOfTheExamples() {
        String music = client.post(MUSIC, example("oneClickMvCreate.request")).json().path("id").asText();
        clock.advance(Duration.ofMinutes(5));
        String general = films.create(15);
        clock.advance(Duration.ofSeconds(3));

        JsonNode finished = client.get(MUSIC + "/" + music).json();
        JsonNode making = client.get(GENERAL + "/" + general).json();

        assertSameShape(example("oneClickMvGet.response"), finished);
        assertSameShape(example("oneClickGeneralGet.response"), making);
        assertThat(making.path("state").asText()).isEqualTo("processing");
        JsonNode compose = finished.at("/job_records/3");
        assertThat(compose.path("type").asText()).isEqualTo("compose");
        assertSameShape(example("oneClickMvGet.response").at("/job_records/1"), compose);
    }

    @Test
    void theShotsAreMadeOneAfterAnotherAndThenPutTogether() {
        String id = films.create(15);

        assertFilm(id, "created", "created", "created", "created");
        clock.advance(Duration.ofSeconds(1));
        assertFilm(id, "created", "created", "created", "created");
        clock.advance(Duration.ofSeconds(1));
        assertFilm(id, "processing", "processing", "created", "created");
        clock.advance(Duration.ofSeconds(10));
        assertFilm(id, "processing", "success", "processing", "created");
        clock.advance(Duration.ofSeconds(20));
        assertFilm(id, "processing", "success", "success", "success", "processing");
        clock.advance(Duration.ofSeconds(10));
        assertFilm(id, "success", "success", "success", "success", "success");

        JsonNode film = films.get(id);
        assertThat(film.path("updated_at").asText()).isEqualTo(START.plusSeconds(42).toString());
        assertThat(film.at("/job_records/1/jobs/0/created_at").asText()).isEqualTo(START.toString());
        assertThat(film.at("/job_records/1/jobs/0/updated_at").asText()).isEqualTo(START.plusSeconds(22).toString());
    }

    @Test
    void theFilmAndItsShotsAreVideosOfTheRightLengthAndSize() {
        String id = films.create(12);
        clock.advance(Duration.ofMinutes(1));

        JsonNode film = films.get(id);

        assertThat(films.download(film.path("signed_url"))).isEqualTo(new MediaInfo("video", "mp4", 720, 1280, 12));
        assertThat(films.download(film.at("/job_records/0/jobs/0/signed_url")).seconds()).isEqualTo(5);
        assertThat(films.download(film.at("/job_records/2/jobs/0/signed_url")))
                .isEqualTo(new MediaInfo("video", "mp4", 720, 1280, 2));
        assertThat(films.download(film.at("/job_records/3/jobs/0/signed_url")).seconds()).isEqualTo(12);
        assertThat(client.download(film.at("/job_records/0/jobs/0/signed_url").asText()).body())
                .isNotEqualTo(client.download(film.at("/job_records/1/jobs/0/signed_url").asText()).body());
    }

    @Test
    void aFilmThatFailsDoesSoInAShotAndCostsNothing() {
        emulator.script().next(Outcome.failed("CreationPolicyViolation"));
        String id = films.create(15);
        assertThat(emulator.account().reserved()).isEqualTo(600);

        clock.advance(Duration.ofMinutes(1));

        assertFilm(id, "failed", "success", "success", "failed");
        JsonNode film = films.get(id);
        assertThat(film.path("err_code").asText()).isEqualTo("CreationPolicyViolation");
        assertThat(film.path("err_msg").asText()).isEqualTo("creation policy violation");
        assertThat(film.path("signed_url").asText()).isEmpty();
        assertThat(film.at("/job_records/2/jobs/0/err_code").asText()).isEqualTo("CreationPolicyViolation");
        assertThat(film.at("/job_records/0/jobs/0/err_code").asText()).isEmpty();
        assertThat(emulator.account().balance()).isEqualTo(10_000);
        assertThat(films.edit(id, film.at("/job_records/0/jobs/0/id").asText()).reason()).isEqualTo("BadRequest");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 10 })
    void aFilmCanBeStuck(int seconds) {
        emulator.script().next(Outcome.stuckIn("processing").after(Duration.ofSeconds(seconds)));
        String id = films.create(15);

        clock.advance(Duration.ofDays(1));

        assertFilm(id, "processing", "processing", "created", "created");
    }

    @Test
    void aFilmTakesOnePlaceInTheQueue() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(films.create(1));
        }
        clock.advance(Duration.ofSeconds(2));

        assertThat(ids).extracting(films::state)
                .containsExactly("processing", "processing", "processing", "processing", "processing", "created");
        assertThat(emulator.account().running()).isEqualTo(5);
        assertThat(emulator.account().waiting()).isEqualTo(1);
    }

    @Test
    void filmsAreInNoTaskQueryAndOtherAccountsAndProductsDoNotKnowThem() {
        String id = films.create(15);

        assertThat(client.get("/ent/v2/tasks").json().path("tasks")).isEmpty();
        assertRefused(404, "TaskNotFound", client.get("/ent/v2/tasks/" + id + "/creations"));
        assertRefused(404, "TaskNotFound", client.cancel(id));
        assertRefused(404, "NotFound", client.get(MUSIC + "/" + id));
        assertRefused(404, "NotFound", new PlatformClient(emulator, "Token vda_b").get(GENERAL + "/" + id));
        assertRefused(401, "Unauthorized", new PlatformClient(emulator, null).get(GENERAL + "/" + id));
        assertRefused(404, "NotFound", client.get(GENERAL + "/4711"));
        assertThat(films.get(id).path("creator_id").asText()).isNotEmpty();
    }

    @Test
    void whatTheBalanceDoesNotCoverIsRefusedAndNothingIsCreated() {
        PlatformClient poor = new PlatformClient(emulator, "Token vda_b");

        Reply refused = poor.post(GENERAL, FilmClient.request(26));

        assertRefused(400, "CreditInsufficient", refused);
        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.account("team-b").balance()).isEqualTo(1000);
    }

    @Test
    void aMusicVideoIsAsLongAsItsSong() {
        ObjectNode request = (ObjectNode) example("oneClickMvCreate.request");
        request.put("audio_url", "data:audio/wav;base64," + Base64.getEncoder().encodeToString(SampleContent.song(101)));

        String id = client.post(MUSIC, request).json().path("id").asText();

        assertThat(emulator.account().reserved()).isEqualTo(13 * 8);
        clock.advance(Duration.ofMinutes(1));
        JsonNode film = client.get(MUSIC + "/" + id).json();
        assertThat(film.findValuesAsText("duration")).containsExactly("5", "5", "3");
        assertThat(films.download(film.path("signed_url"))).isEqualTo(new MediaInfo("video", "mp4", 1280, 720, 13));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 4 })
    void aLostAnswerLosesNoFilm(int seconds) {
        emulator.faults().add(Fault.on("POST", GENERAL).times(1).afterCommit().reply("InternalServiceFailure"));

        assertThat(client.post(GENERAL, FilmClient.request(seconds)).status()).isEqualTo(500);

        assertThat(emulator.tasks()).hasSize(1);
        assertThat(emulator.account().reserved()).isEqualTo(40L * seconds);
    }

    @Test
    void aFilmOutlivesARestart(@TempDir Path directory) {
        String id;
        List<String> jobs;
        try (ViduEmulator before = settings().dataDir(directory).clock(EmulatorClock.stoppedAt(START)).start()) {
            id = new PlatformClient(before).post(GENERAL, FilmClient.request(15)).json().path("id").asText();
            before.clock().advance(Duration.ofSeconds(12));
            jobs = new PlatformClient(before).get(GENERAL + "/" + id).json().findValuesAsText("id");
        }
        try (ViduEmulator after
                = settings().dataDir(directory).clock(EmulatorClock.stoppedAt(START.plusSeconds(22))).start()) {
            PlatformClient later = new PlatformClient(after);
            JsonNode film = later.get(GENERAL + "/" + id).json();
            assertThat(film.findValuesAsText("id")).isEqualTo(jobs);
            assertThat(film.at("/job_records/1/jobs/0/state").asText()).isEqualTo("success");

            after.clock().advance(Duration.ofMinutes(1));

            JsonNode finished = later.get(GENERAL + "/" + id).json();
            assertThat(finished.path("state").asText()).isEqualTo("success");
            assertThat(later.download(finished.path("signed_url").asText()).status()).isEqualTo(200);
            String next = later.post(GENERAL, FilmClient.request(15)).json().path("id").asText();
            assertThat(finished.findValuesAsText("id")).doesNotContain(next);
        }
    }

    private static ViduEmulatorBuilder settings() {
        return ViduEmulator.builder().credits(10_000).queueStep(Duration.ofSeconds(1)).linkedMediaSeconds(15)
                .unpricedCredits(77).processingTime(Duration.ofSeconds(40));
    }

    private void assertFilm(String id, String state, String... jobs) {
        assertThat(films.state(id)).isEqualTo(state);
        assertThat(films.jobStates(id)).containsExactly(jobs);
    }
}
