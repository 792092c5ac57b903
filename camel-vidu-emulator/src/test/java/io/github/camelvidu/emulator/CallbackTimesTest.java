// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.CallbackReceiver.Received;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Callbacks while the clock runs, and over a restart. */
class CallbackTimesTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final CallbackReceiver receiver = new CallbackReceiver();
    private final ObjectNode request = PlatformClient.textRequest().put("callback_url", receiver.url("/vidu"));

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whileTheClockRunsCallbacksComeByThemselvesAndInOrder() {
        try (ViduEmulator emulator = ViduEmulator.builder().processingTime(Duration.ZERO).start()) {
            PlatformClient client = new PlatformClient(emulator);
            List<String> ids = IntStream.range(0, 20).mapToObj(i -> client.create(request)).toList();

            receiver.await(40);

            assertThat(ids).allSatisfy(id -> assertThat(receiver.received())
                    .filteredOn(callback -> callback.json().path("id").asText().equals(id))
                    .extracting(Received::state).containsExactly("processing", "success"));
        }
    }

    @Test
    void aClockThatRunsFasterShortensTheWaits() {
        receiver.answer(200, 500, 500, 500);
        try (ViduEmulator emulator = ViduEmulator.builder().clock(EmulatorClock.scaled(1000)).start()) {
            new PlatformClient(emulator).create(request);

            emulator.callbacks().await(callback -> callback.attempt() == 4 && callback.status() == 200, SOON);

            List<Instant> times = emulator.callbacks().all().stream().map(RecordedCallback::time).toList();
            assertThat(Duration.between(times.get(1), times.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
            assertThat(Duration.between(times.get(3), times.get(4))).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void whatIsDueIsSentAfterARestart() {
        receiver.answer(200, 500);
        try (ViduEmulator emulator = at(START, "vda_one")) {
            new PlatformClient(emulator).create(request);
            emulator.clock().advance(Duration.ofMillis(20));
            emulator.clock().advance(Duration.ofSeconds(10));
            emulator.callbacks().awaitOver(2, SOON);
        }
        // sent at 10.0 s, on a thread of its own and so a little before or after the clock had come to 10.02 s
        try (ViduEmulator emulator = at(START.plusSeconds(14), "vda_one")) {
            assertThat(emulator.callbacks().all()).isEmpty();
            emulator.clock().advance(Duration.ofMillis(900));
            assertThat(emulator.callbacks().seen()).as("the wait goes on where it was").isZero();
            emulator.clock().advance(Duration.ofMillis(200));

            assertThat(emulator.callbacks().awaitOver(1, SOON)).extracting(RecordedCallback::attempt).containsExactly(2);
            assertThat(receiver.await(3)).extracting(Received::state).containsExactly("processing", "success", "success");
        }
        try (ViduEmulator emulator = at(START.plus(Duration.ofDays(1)), "vda_one")) {
            emulator.clock().advance(Duration.ofDays(1));
            assertThat(emulator.callbacks().seen()).as("it was delivered").isZero();
        }
    }

    @Test
    void whatWasNotAnsweredBeforeTheStopIsSentAgain() {
        receiver.beSilent();
        try (ViduEmulator emulator = at(START, "vda_one")) {
            new PlatformClient(emulator).create(request);
            emulator.clock().advance(Duration.ofSeconds(1));
            receiver.await(1);
        }
        try (ViduEmulator emulator = at(START, "vda_one")) {
            emulator.clock().advance(Duration.ofSeconds(1));

            assertThat(receiver.await(2)).extracting(Received::state).containsOnly("processing");
            assertThat(emulator.callbacks().all()).extracting(RecordedCallback::attempt).containsExactly(1);
        }
    }

    @Test
    void aCallbackWaitsUntilTheKeyOfItsTaskIsSeenAgain() {
        try (ViduEmulator emulator = at(START, "vda_one")) {
            new PlatformClient(emulator).create(request);
        }
        try (ViduEmulator emulator = at(START, "vda_two")) {
            emulator.clock().advance(Duration.ofMinutes(1));
            assertThat(emulator.tasks()).allMatch(task -> task.succeeded());
            assertThat(emulator.callbacks().all()).isEmpty();

            new PlatformClient(emulator, "Token vda_one").get("/ent/v2/credits");

            assertThat(receiver.await(2)).extracting(Received::state).containsExactly("processing", "success");
            assertThat(receiver.received()).allMatch(callback -> callback.isSignedBy("vda_one", receiver.url("/vidu")));
        }
    }

    @Test
    void noThreadIsLeftWhenTheEmulatorStops() {
        receiver.beSilent();
        ViduEmulator emulator = at(START, "vda_one");
        new PlatformClient(emulator).create(request);
        emulator.clock().advance(Duration.ofSeconds(1));
        receiver.await(1);

        emulator.close();

        Awaitility.await().atMost(SOON).untilAsserted(
                () -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("vidu-emulator-callback")));
    }

    private ViduEmulator at(Instant time, String apiKey) {
        return ViduEmulator.builder().dataDir(directory).clock(EmulatorClock.stoppedAt(time)).apiKey(apiKey)
                .processingTime(Duration.ofSeconds(10)).start();
    }
}
