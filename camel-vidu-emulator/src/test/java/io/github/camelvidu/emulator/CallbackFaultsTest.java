// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.CallbackReceiver.Received;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class CallbackFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder()
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z")))
                    .processingTime(Duration.ofSeconds(10)));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient client = new PlatformClient(emulator);
    private final CallbackReceiver receiver = new CallbackReceiver();
    private final String url = receiver.url("/vidu%2Fcallback?route=render");

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aCallbackIsDropped() {
        emulator.faults().add(CallbackFault.on("success").times(1).drop());

        run(2);
        List<RecordedCallback> callbacks = emulator.callbacks().awaitOver(4, SOON);
        emulator.clock().advance(Duration.ofDays(1));

        assertThat(callbacks).filteredOn(callback -> !callback.sent()).extracting(RecordedCallback::state)
                .containsExactly("success");
        assertThat(receiver.await(3)).hasSize(3);
    }

    @Test
    void aCallbackIsDoubled() {
        emulator.faults().add(CallbackFault.on("success").twice());

        run(1);

        assertThat(receiver.await(3)).extracting(Received::state).containsExactly("processing", "success", "success");
        assertThat(receiver.received()).extracting(callback -> callback.header("x-request-nonce")).doesNotHaveDuplicates();
    }

    @Test
    void aCallbackIsLate() {
        emulator.faults().add(CallbackFault.on("success").late(Duration.ofMinutes(5)));

        run(1);
        emulator.callbacks().awaitOver(1, SOON);
        emulator.clock().advance(Duration.ofMinutes(3));
        assertThat(emulator.callbacks().seen()).isOne();
        emulator.clock().advance(Duration.ofMinutes(2));

        assertThat(receiver.await(2)).extracting(Received::state).containsExactly("processing", "success");
    }

    @Test
    void theEndIsToldBeforeTheBegin() {
        emulator.faults().add(CallbackFault.on("processing").afterEnd());

        run(1);

        assertThat(receiver.await(2)).extracting(Received::state).containsExactly("success", "processing");
        assertThat(receiver.received().get(1).json().path("creations")).isEmpty();
    }

    @Test
    void aCopyOfACallbackComesLater() {
        emulator.faults().add(CallbackFault.on("success").replay(Duration.ofMinutes(10)));

        run(1);
        emulator.callbacks().awaitOver(2, SOON);
        emulator.clock().advance(Duration.ofMinutes(10));

        List<Received> callbacks = receiver.await(3);
        assertThat(callbacks.get(2)).usingRecursiveComparison().isEqualTo(callbacks.get(1));
    }

    @Test
    void aSignatureIsForgedAndTheNextSendingIsNot() {
        emulator.faults().add(CallbackFault.on("success").times(1).forge());
        receiver.answer(200, 401);

        run(1);
        emulator.callbacks().awaitOver(2, SOON);
        emulator.clock().advance(Duration.ofSeconds(5));

        assertThat(receiver.await(3)).extracting(callback -> callback.isSignedBy(emulator.apiKey(), url))
                .containsExactly(true, false, true);
    }

    @Test
    void anotherKeySigns() {
        CallbackFault fault = CallbackFault.on("success").signWith("vda_other");
        emulator.faults().add(fault);

        run(1);

        Received callback = receiver.await(2).get(1);
        assertThat(callback.isSignedBy(emulator.apiKey(), url)).isFalse();
        assertThat(callback.isSignedBy("vda_other", url)).isTrue();
        assertThat(fault.toString()).doesNotContain("vda_other");
    }

    @Test
    void thePathIsSignedAsTheOtherSampleDoes() {
        emulator.faults().add(CallbackFault.on("success").decodePath());

        run(1);

        Received callback = receiver.await(2).get(1);
        assertThat(callback.isSignedBy(emulator.apiKey(), url)).isFalse();
        assertThat(callback.isSignedBy(emulator.apiKey(), url.replace("%2F", "/"))).isTrue();
    }

    @Test
    void aBodyLiesUnderARightSignature() {
        emulator.faults().add(CallbackFault.on("processing").member("state", "success").member("credits", 1));
        emulator.faults().add(CallbackFault.on("success").body("{}]"));

        run(1);

        List<Received> callbacks = receiver.await(2);
        assertThat(callbacks.get(0).json().path("state").asText()).isEqualTo("success");
        assertThat(callbacks.get(0).json().path("credits").asLong()).isOne();
        assertThat(callbacks.get(1).body()).isEqualTo("{}]");
        assertThat(callbacks).allMatch(callback -> callback.isSignedBy(emulator.apiKey(), url));
        assertThat(emulator.callbacks().of(emulator.tasks().get(0).id() + "")).extracting(RecordedCallback::state)
                .containsExactly("processing", "success");
    }

    @Test
    void aFaultStrikesOneKindOnlyAfterSomeWereLetThrough() {
        emulator.faults().add(CallbackFault.on("*").kind("text2audio").drop());
        emulator.faults().add(CallbackFault.on("*").kind("text2video").skip(1).drop());

        run(1);

        assertThat(emulator.callbacks().awaitOver(2, SOON)).extracting(RecordedCallback::state, RecordedCallback::sent)
                .containsExactlyInAnyOrder(tuple("processing", true), tuple("success", false));
    }

    @Test
    void theSameOnesAreStruckByChanceInEachRun() {
        List<Boolean> first = struckByChance();
        emulator.reset();

        assertThat(struckByChance()).isEqualTo(first).contains(true, false);
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackFault.on("*").chance(1.1));
    }

    private List<Boolean> struckByChance() {
        emulator.faults().add(CallbackFault.on("success").chance(0.5).drop());
        for (int i = 0; i < 20; i++) {
            run(1);
        }
        List<RecordedCallback> callbacks = emulator.callbacks().awaitOver(40, SOON);
        return IntStream.range(0, 20).mapToObj(i -> emulator.tasks().get(i).id() + "")
                .map(id -> callbacks.stream().filter(callback -> callback.taskId().equals(id) && !callback.sent()).count() == 1)
                .toList();
    }

    /** So many tasks from begin to end. */
    private void run(int tasks) {
        ObjectNode request = PlatformClient.textRequest().put("callback_url", url);
        for (int i = 0; i < tasks; i++) {
            client.create(request);
        }
        emulator.clock().advance(Duration.ofSeconds(30));
    }
}
