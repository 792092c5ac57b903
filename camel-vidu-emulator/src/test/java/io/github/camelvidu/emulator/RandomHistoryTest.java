// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.Movement.Kind;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Long random lives of an account, restarts included: after every step the books add up. */
class RandomHistoryTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");
    private static final int STEPS = 120;
    private static final int CONCURRENCY = 3;

    @TempDir
    Path directory;

    private final List<String> tasks = new ArrayList<>();
    private final List<String> films = new ArrayList<>();
    private final List<String> adverts = new ArrayList<>();
    private Random random;
    private ViduEmulator emulator;
    private PlatformClient client;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void whatWasBoughtIsAlwaysLeftReservedChargedOrLapsed(long seed) {
        random = new Random(seed);
        open(START);
        try {
            for (int step = 0; step < STEPS; step++) {
                doSomething();
                assertTheBooksAddUp();
            }
            assertThat(emulator.tasks()).hasSizeGreaterThan(STEPS / 4);
        } finally {
            emulator.close();
        }
    }

    private void doSomething() {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> tasks.add(id(client.post("/ent/v2/text2video", textRequest()), "task_id"));
            case 3 -> tasks.add(id(post("/ent/v2/reference2image", "reference2image.text-only"), "task_id"));
            case 4 -> client.cancel(any(tasks));
            case 5 -> films.add(id(post(FilmClient.PATH, "oneClickGeneralCreate"), "id"));
            case 6 -> adverts.add(id(post(AdvertClient.PATH, "adOneClickCreate"), "task_id"));
            case 7 -> changeAFilm();
            case 8 -> changeAnAdvert();
            case 9 -> post("/ent/v2/audio-tts", "audioTts");
            case 10 -> client.post("/ent/v2/audio-clone", ((ObjectNode) PlatformContract.example("audioClone.request"))
                    .put("voice_id", "a-voice-" + random.nextInt(20)));
            case 11 -> post("/ent/v2/subjects", "createSubject");
            case 12 -> passTime();
            default -> meddle();
        }
    }

    private void changeAFilm() {
        FilmClient filmClient = new FilmClient(client);
        String film = any(films);
        ObjectNode first = FilmClient.firstJobs(filmClient.get(film));
        filmClient.edit(film, first.at("/job_ids/0").asText());
        filmClient.compose(film, first);
    }

    private void changeAnAdvert() {
        AdvertClient advertClient = new AdvertClient(client);
        String advert = any(adverts);
        List<String> types = List.of("generate_video", "generate_narration", "generate_bgm");
        advertClient.edit(advert, types.get(random.nextInt(3)), 0);
        advertClient.compose(AdvertClient.firstParts(advertClient.get(advert)));
    }

    private void passTime() {
        List<Duration> steps = List.of(Duration.ofMillis(7), Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ofHours(30),
                Duration.ofDays(200));
        emulator.clock().advance(steps.get(random.nextInt(steps.size())));
    }

    private void meddle() {
        switch (random.nextInt(5)) {
            case 0 -> emulator.script().next(Outcome.failed("Unknown"),
                    Outcome.success().after(Duration.ofDays(random.nextInt(400))));
            case 1 -> emulator.script().next(Outcome.stuckIn(List.of("created", "queueing", "strange").get(random.nextInt(3))));
            case 2 -> emulator.account().addCredits(1 + random.nextInt(3000));
            case 3 -> emulator.account().purchase("1" + random.nextInt(10) + "." + random.nextInt(100));
            default -> {
                Instant now = emulator.clock().instant();
                emulator.close();
                open(now.plusSeconds(random.nextInt(1000)));
            }
        }
    }

    private void assertTheBooksAddUp() {
        EmulatorAccount account = emulator.account();
        List<TaskRecord> all = emulator.tasks();
        account.checkBooks();
        assertThat(sum(Kind.PURCHASE)).isEqualTo(account.balance() + account.reserved() + account.charged() + sum(Kind.LAPSE));
        assertThat(all.stream().filter(task -> !task.ended()).mapToLong(TaskRecord::reserved).sum())
                .isEqualTo(account.reserved());
        assertThat(all.stream().filter(TaskRecord::running).count()).isEqualTo(account.running())
                .isLessThanOrEqualTo(CONCURRENCY);
        assertThat(all.stream().filter(TaskRecord::waiting).count()).isEqualTo(account.waiting());
        JsonNode shown = client.get("/ent/v2/credits?show_detail=true").json();
        assertThat(shown.at("/remains/0/credit_remain").asLong()).isEqualTo(account.balance());
        assertThat(shown.path("packages").findValues("credit_remain").stream().mapToLong(JsonNode::asLong).sum())
                .isEqualTo(account.balance());
    }

    private long sum(Kind kind) {
        return emulator.account().movements().stream().filter(it -> it.kind() == kind).mapToLong(Movement::credits).sum();
    }

    private void open(Instant at) {
        emulator = ViduEmulator.builder().dataDir(directory).clock(EmulatorClock.stoppedAt(at)).credits(20_000)
                .concurrency(CONCURRENCY).offPeakDelay(Duration.ofHours(20)).start();
        client = new PlatformClient(emulator);
    }

    private ObjectNode textRequest() {
        return PlatformClient.textRequest().put("duration", 1 + random.nextInt(16)).put("off_peak", random.nextInt(4) == 0);
    }

    private PlatformClient.Reply post(String path, String example) {
        return client.post(path, PlatformContract.example(example + ".request"));
    }

    /** The id in an answer; where the platform refused, one that does not exist. */
    private static String id(PlatformClient.Reply reply, String member) {
        assertThat(Stream.of("", "CreditInsufficient")).contains(reply.reason());
        return reply.json().path(member).asText("1");
    }

    private String any(List<String> ids) {
        return ids.isEmpty() ? "1" : ids.get(random.nextInt(ids.size()));
    }
}
