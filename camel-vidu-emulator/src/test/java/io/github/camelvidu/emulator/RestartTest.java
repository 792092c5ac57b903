// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.ApiKeys.NewKey;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.UsageRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** An emulator with a data directory is closed and started again. */
class RestartTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @TempDir
    Path directory;

    @AfterEach
    void theBooksAddUp() {
        try (ViduEmulator emulator = at(START)) {
            emulator.account().checkBooks();
        }
    }

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
    void organisationsKeysPurchasesUsageAndBillsAreStillThere() {
        NewKey suspended;
        NewKey active;
        byte[] invoice;
        List<UsageRecord> usage;
        List<BillLine> bills;
        try (ViduEmulator emulator = at(START)) {
            EmulatorAccount account = emulator.account();
            suspended = account.createKey("suspended");
            account.suspendKey(suspended.key().id());
            active = account.createKey("active");
            NewKey deleted = account.createKey("deleted");
            account.suspendKey(deleted.key().id());
            account.deleteKey(deleted.key().id());
            invoice = account.invoice(account.purchase("25.50").id());
            ConsoleClient.signedIn(emulator, "Ada").post("/console/purchases", ConsoleClient.object().put("usd", "10"));
            new PlatformClient(emulator, "Token " + active.secret()).create();
            emulator.clock().advance(Duration.ofHours(1));
            new PlatformClient(emulator, "Token " + active.secret()).create();
            emulator.clock().advance(Duration.ofMinutes(1));
            usage = account.usage();
            bills = account.bills();
        }
        try (ViduEmulator emulator = at(START.plus(Duration.ofMinutes(62)))) {
            EmulatorAccount account = emulator.account();
            assertThat(account.keys()).extracting(KeyRecord::nickname).containsExactly("given at start", "suspended", "active");
            assertThat(new PlatformClient(emulator, "Token " + suspended.secret()).get("/ent/v2/credits").status())
                    .isEqualTo(403);
            assertThat(new PlatformClient(emulator, "Token " + active.secret()).get("/ent/v2/credits").status())
                    .isEqualTo(200);
            assertThat(account.invoice(account.purchases().get(0).id())).isEqualTo(invoice);
            assertThat(emulator.account("Ada").balance()).isEqualTo(2000);
            assertThat(account.usage()).isEqualTo(usage).hasSize(2);
            assertThat(account.bills()).isEqualTo(bills).hasSize(1);

            emulator.clock().advance(Duration.ofHours(1));

            assertThat(account.bills()).as("the hour that was open is billed")
                    .hasSize(2);
            account.checkBooks();
            emulator.account("Ada").checkBooks();
        }
    }

    @Test
    void aKeyThatWasDeletedIsGivenAgainByTheNextStartAndASuspendedOneStaysSo() {
        try (ViduEmulator emulator = at(START)) {
            EmulatorAccount account = emulator.account();
            account.suspendKey(account.keys().get(0).id());
        }
        try (ViduEmulator emulator = at(START)) {
            assertThat(new PlatformClient(emulator).get("/ent/v2/credits").status()).isEqualTo(403);
            emulator.account().deleteKey(emulator.account().keys().get(0).id());
        }
        try (ViduEmulator emulator = at(START)) {
            assertThat(new PlatformClient(emulator).get("/ent/v2/credits").status()).isEqualTo(200);
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
