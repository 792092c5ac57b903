// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.MediaInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.camelvidu.emulator.PlatformContract.example;
import static io.github.camelvidu.emulator.Replies.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

/** What is done to finished one-click films: shots done again, and put together again. */
class FilmChangesTest {

    private static final String MUSIC = "/ent/v2/one-click/mv";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))).credits(10_000)
                    .queueStep(Duration.ofSeconds(1)).unpricedCredits(77).processingTime(Duration.ofSeconds(40)));

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

    @Test
    void aShotDoneAgainIsAFurtherJobThatCanBePutIntoANewFilm() {
        String id = films.create(15);
        clock.advance(Duration.ofMinutes(1));
        JsonNode film = films.get(id);

        String edit = films.edit(id, film.at("/job_records/1/jobs/0/id").asText()).json().path("id").asText();
        assertThat(films.state(edit)).isEqualTo("created");
        assertThat(films.jobStates(id)).containsExactly("success", "success", "created", "success", "success");
        clock.advance(Duration.ofSeconds(3));
        assertThat(films.state(edit)).isEqualTo("processing");
        clock.advance(Duration.ofMinutes(1));

        JsonNode again = films.get(id).at("/job_records/1/jobs");
        assertThat(again).hasSize(2);
        assertThat(again.at("/1/id").asText()).isEqualTo(edit);
        assertThat(again.at("/1/state").asText()).isEqualTo("success");
        JsonNode own = films.get(edit);
        assertThat(own.path("state").asText()).isEqualTo("success");
        assertThat(own.at("/job_records/0/type").asText()).isEqualTo("generate_video");
        assertThat(own.at("/job_records/0/index").asInt()).isEqualTo(1);
        assertThat(films.download(own.path("signed_url")).seconds()).isEqualTo(5);

        ObjectNode choice = FilmClient.firstJobs(film);
        choice.withArray("/job_ids").set(1, edit);
        String composed = films.compose(id, choice).json().path("id").asText();
        clock.advance(Duration.ofMinutes(1));

        assertThat(films.download(films.get(composed).path("signed_url")))
                .isEqualTo(new MediaInfo("video", "mp4", 720, 1280, 15));
        assertThat(films.get(id).at("/job_records/3/jobs/1/id").asText()).isEqualTo(composed);
        assertThat(emulator.account().charged()).isEqualTo(15 * 40 + 5 * 40 + 1);
        assertThat(emulator.account().reserved()).isZero();
        assertThat(emulator.account().balance()).isEqualTo(10_000 - 801);
    }

    @Test
    void onlyAShotOfTheFilmCanBeDoneAgainAndOnlyWhenTheFilmIsFinished() {
        String other = films.create(15);
        clock.advance(Duration.ofMinutes(1));
        JsonNode otherFilm = films.get(other);
        String id = films.create(15);
        assertThat(films.edit(id, films.get(id).at("/job_records/0/jobs/0/id").asText()).reason())
                .isEqualTo("OperationInProcess");
        clock.advance(Duration.ofMinutes(1));
        long charged = emulator.account().charged();

        assertRefused(404, "NotFound", films.edit(id, otherFilm.at("/job_records/0/jobs/0/id").asText()));
        assertRefused(404, "NotFound", films.edit(id, films.get(id).at("/job_records/3/jobs/0/id").asText()));
        assertRefused(404, "NotFound", films.edit(id, "4711"));
        assertRefused(404, "NotFound", films.edit("4711", films.get(id).at("/job_records/0/jobs/0/id").asText()));
        assertRefused(400, "CODEC", films.edit("x", "4711"));
        assertThat(emulator.account().charged()).isEqualTo(charged);
        assertThat(emulator.account().reserved()).isZero();
    }

    @Test
    void aFilmIsPutTogetherOfOneJobForEachShot() {
        String id = films.create(15);
        clock.advance(Duration.ofMinutes(1));
        JsonNode film = films.get(id);
        String first = film.at("/job_records/0/jobs/0/id").asText();

        ObjectNode missing = FilmClient.firstJobs(film);
        missing.withArray("/job_ids").remove(2);
        ObjectNode twice = FilmClient.firstJobs(film);
        twice.withArray("/job_ids").set(2, first);
        ObjectNode unknown = FilmClient.firstJobs(film);
        unknown.withArray("/job_ids").set(2, "4711");
        ObjectNode unfinished = FilmClient.firstJobs(film);
        unfinished.withArray("/job_ids").set(0, films.edit(id, first).json().path("id").asText());

        assertRefused(400, "FieldInvalid", films.compose(id, missing));
        assertRefused(400, "FieldInvalid", films.compose(id, twice));
        assertRefused(404, "NotFound", films.compose(id, unknown));
        assertRefused(400, "FieldInvalid", films.compose(id, unfinished));
        assertRefused(400, "FieldLacking", films.compose(id, PlatformClient.JSON.createObjectNode()));
    }

    @Test
    void doingAShotOfAMusicVideoAgainHasNoPublishedPrice() {
        String id = client.post(MUSIC, example("oneClickMvCreate.request")).json().path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        String shot = client.get(MUSIC + "/" + id).json().at("/job_records/0/jobs/0/id").asText();

        client.post(MUSIC + "/" + id + "/edit", PlatformClient.JSON.createObjectNode().put("job_id", shot).put("prompt", "x"));

        assertThat(emulator.account().reserved()).isEqualTo(77);
    }
}
