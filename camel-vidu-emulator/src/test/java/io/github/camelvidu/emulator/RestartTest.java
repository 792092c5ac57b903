// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.Movement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** An emulator with a data directory is closed and started again. */
class RestartTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @TempDir
    Path directory;

    @Test
    void tasksInFlightGoOnAsIfNothingHadHappened() {
        List<String> ids;
        try (ViduEmulator emulator = at(START)) {
            PlatformClient client = new PlatformClient(emulator);
            emulator.script().next(Outcome.success(), Outcome.failed("CreationPolicyViolation"));
            ids = List.of(client.create(), client.create(), client.create());
            emulator.clock().advance(Duration.ofSeconds(1));
            assertThat(ids).extracting(client::state).containsExactly("processing", "queueing", "queueing");
        }
        try (ViduEmulator emulator = at(START.plusSeconds(25))) {
            PlatformClient client = new PlatformClient(emulator);
            assertThat(ids).extracting(client::state).containsExactly("processing", "queueing", "queueing");
            assertThat(emulator.account().running()).isOne();

            emulator.clock().advance(Duration.ZERO);

            assertThat(ids).extracting(client::state).containsExactly("success", "failed", "processing");
            assertThat(emulator.task(ids.get(1)).orElseThrow().endedAt())
                    .as("ended when it would have without the restart")
                    .isEqualTo(emulator.task(ids.get(0)).orElseThrow().endedAt().plusSeconds(10));
            assertThat(client.creations(ids.get(1)).path("err_code").asText()).isEqualTo("CreationPolicyViolation");
        }
    }

    @Test
    void theAccountKeepsItsBalanceAndItsBooks() {
        List<Movement> books;
        try (ViduEmulator emulator = at(START)) {
            new PlatformClient(emulator).create();
            books = emulator.account().movements();
        }
        try (ViduEmulator emulator = ViduEmulator.builder().dataDir(directory).clock(EmulatorClock.stoppedAt(START))
                .credits(7).apiKey("vda_new").start()) {
            assertThat(emulator.account().balance()).isEqualTo(1000 - 35);
            assertThat(emulator.account().movements()).isEqualTo(books);
            assertThat(new PlatformClient(emulator, "Token vda_old").get("/ent/v2/credits").status()).isEqualTo(200);
            assertThat(new PlatformClient(emulator, "Token vda_new").get("/ent/v2/credits").status()).isEqualTo(200);
        }
    }

    @Test
    void idsAreNotGivenTwiceEvenIfTheClockWasSetBack() {
        long last;
        try (ViduEmulator emulator = at(START)) {
            emulator.clock().advance(Duration.ofDays(3));
            last = Long.parseLong(new PlatformClient(emulator).create());
        }
        try (ViduEmulator emulator = at(START)) {
            assertThat(Long.parseLong(new PlatformClient(emulator).create())).isEqualTo(last + 1);
        }
    }

    @Test
    void linksAreStillGoodAfterwards() {
        String link;
        byte[] video;
        String origin;
        try (ViduEmulator emulator = at(START)) {
            PlatformClient client = new PlatformClient(emulator);
            String id = client.create(PlatformClient.textRequest().put("duration", 1));
            emulator.clock().advance(Duration.ofMinutes(1));
            link = client.creations(id).at("/creations/0/url").asText();
            video = client.download(link).body();
            origin = emulator.url();
        }
        try (ViduEmulator emulator = at(START.plusSeconds(3600))) {
            PlatformClient.Reply again = new PlatformClient(emulator).download(link.replace(origin, emulator.url()));
            assertThat(again.body()).isEqualTo(video);
        }
    }

    @Test
    void packagesLapseAlsoAfterARestart() {
        at(START).close();
        try (ViduEmulator emulator = at(START.plus(Duration.ofDays(364)))) {
            assertThat(emulator.account().balance()).isEqualTo(1000);
            emulator.clock().advance(Duration.ofDays(1));
            assertThat(emulator.account().balance()).isZero();
        }
    }

    @Test
    void whatWasAnsweredAtOnceIsStillThere() {
        String link;
        byte[] speech;
        String origin;
        String subject;
        try (ViduEmulator emulator = at(START)) {
            PlatformClient client = new PlatformClient(emulator);
            assertThat(client.post("/ent/v2/audio-clone", PlatformContract.example("audioClone.request")).status())
                    .isEqualTo(200);
            ObjectNode request = (ObjectNode) PlatformContract.example("audioTts.request");
            link = client.post("/ent/v2/audio-tts", request.put("voice_setting_voice_id", "acme-narrator01")).json()
                    .path("file_url").asText();
            speech = client.download(link).body();
            origin = emulator.url();
            subject = client.post("/ent/v2/subjects", PlatformContract.example("createSubject.request")).json().path("id")
                    .asText();
        }
        try (ViduEmulator emulator = at(START.plus(Duration.ofHours(20)))) {
            PlatformClient client = new PlatformClient(emulator);
            assertThat(client.download(link.replace(origin, emulator.url())).body()).isEqualTo(speech);
            assertThat(client.get("/ent/v2/subjects").json().path("subjects").findValuesAsText("id")).containsExactly(subject);
            assertThat(emulator.account().charged()).isEqualTo(310 + 10 + 5);
            emulator.clock().advance(Duration.ofDays(30));
            assertThat(client.post("/ent/v2/audio-clone", PlatformContract.example("audioClone.request")).reason())
                    .isEqualTo("Conflict");
        }
    }

    @Test
    void aVoiceThatWasNotUsedLapsesAlsoAfterARestart() {
        try (ViduEmulator emulator = at(START)) {
            new PlatformClient(emulator).post("/ent/v2/audio-clone", PlatformContract.example("audioClone.request"));
            assertThat(emulator.account().voices()).hasSize(1);
        }
        try (ViduEmulator emulator = at(START.plus(Duration.ofDays(7)))) {
            assertThat(emulator.account().voices()).isEmpty();
        }
    }

    @Test
    void twoEmulatorsCannotUseOneDirectory() {
        try (ViduEmulator first = at(START)) {
            assertThatIllegalStateException().isThrownBy(() -> at(START));
            assertThat(new PlatformClient(first).get("/ent/v2/credits").status()).isEqualTo(200);
        }
    }

    @Test
    void anEmulatorInMemoryLeavesNothingBehind() {
        try (ViduEmulator emulator = ViduEmulator.start()) {
            new PlatformClient(emulator).create();
        }
        try (ViduEmulator emulator = ViduEmulator.start()) {
            assertThat(emulator.tasks()).isEmpty();
            assertThat(emulator.account().balance()).isEqualTo(100_000);
        }
    }

    private ViduEmulator at(Instant time) {
        return ViduEmulator.builder().dataDir(directory).clock(EmulatorClock.stoppedAt(time)).credits(1000).apiKey("vda_old")
                .concurrency(1).processingTime(Duration.ofSeconds(10)).start();
    }
}
