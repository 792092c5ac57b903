// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.RuleInForce;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.platform.TaskRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/** Which requests, callbacks and tasks a rule is for, and how it is counted and taken back. */
class FaultTargetsTest {

    private static final Duration DONE = Duration.ofMinutes(1);

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKeys("vda_first", "vda_second")
                    .clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z"))));

    private final ViduEmulator emulator = VIDU.emulator();
    private final PlatformClient client = new PlatformClient(emulator);

    @ParameterizedTest
    @CsvSource({
            "create, /ent/v2/text2video", "create, /ent/v2/audio-tts", "text2video, /ent/v2/text2video",
            "audioTts, /ent/v2/audio-tts", "cancelTask, /ent/v2/tasks/1/cancel", "createUpload, /tools/v2/files/uploads" })
    void aFaultIsForOneCallByItsName(String operation, String path) {
        emulator.faults().add(Fault.on(operation).reply(503, "Struck"));

        assertThat(client.post(path, "{}").reason()).isEqualTo("Struck");
        assertThat(client.post("/ent/v2/img2video", "{}").reason()).isEqualTo(
                operation.equals("create") ? "Struck" : "FieldLacking");
        assertThat(client.get("/ent/v2/tasks").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "listTasks, /ent/v2/tasks?states=success", "getCreations, /ent/v2/tasks/1/creations", "getCredits, /ent/v2/credits",
            "listSubjects, /ent/v2/subjects", "adOneClickGet, /ent/v2/ad-one-click/1", "download, /results/video.mp4",
            "oneClickMvGet, /ent/v2/one-click/mv/1" })
    void aFaultIsForOneQueryByItsName(String operation, String path) {
        emulator.faults().add(Fault.on(operation).reply(503, "Struck"));

        assertThat(client.get(path).reason()).isEqualTo("Struck");
        assertThat(client.create()).isNotEmpty();
    }

    @Test
    void aFaultIsForOneKindFromItsCreationToItsDownload() {
        String image = client.post("/ent/v2/reference2image", PlatformClient.JSON.createObjectNode()
                .put("model", "viduq2").put("prompt", "A kite over the dunes.")).json().path("task_id").textValue();
        String video = client.create();
        emulator.clock().advance(DONE);
        String link = client.creations(image).at("/creations/0/url").textValue();
        emulator.faults().add(Fault.on("*", "/**").kind("reference2image").reply(503, "Struck"));

        assertThat(client.get("/ent/v2/tasks/" + image + "/creations").reason()).isEqualTo("Struck");
        assertThat(client.download(link).reason()).isEqualTo("Struck");
        assertThat(client.cancel(image).reason()).isEqualTo("Struck");
        assertThat(client.post("/ent/v2/reference2image", "{}").reason()).isEqualTo("Struck");
        assertThat(client.creations(video).path("state").textValue()).isEqualTo("success");
        assertThat(client.get("/ent/v2/tasks").status()).isEqualTo(200);
        assertThat(client.get("/ent/v2/tasks/1/creations").status()).isEqualTo(404);
    }

    @Test
    void aFilmIsOfAKindToo() {
        String film = new FilmClient(client).create(10);
        emulator.faults().add(Fault.on("*", "/**").kind("one-click-general").reply(503, "Struck"));

        assertThat(client.get(FilmClient.PATH + "/" + film).reason()).isEqualTo("Struck");
        assertThat(client.post(FilmClient.PATH, "{}").reason()).isEqualTo("Struck");
        assertThat(client.post(FilmClient.PATH + "/" + film + "/edit", "{}").reason()).isNotEqualTo("Struck");
    }

    @Test
    void aFaultIsForOneKey() {
        Fault fault = Fault.on("getCredits").apiKey("vda_second").reply("QuotaExceeded");
        emulator.faults().add(fault);

        assertThat(client.get("/ent/v2/credits").status()).isEqualTo(200);
        assertThat(new PlatformClient(emulator, "Token vda_second").get("/ent/v2/credits").status()).isEqualTo(429);
        assertThat(fault.toString()).doesNotContain("vda_second");
    }

    @Test
    void rulesAreListedWithWhatTheyHaveStruckAndCanBeTakenBack() {
        long first = emulator.faults().put(Fault.on("getCredits").times(1).reply("TooManyRequests"));
        long second = emulator.faults().put(CallbackFault.on("success").drop());
        long third = emulator.script().put(TaskRule.on("*").becomes(Outcome.failed("Unknown")));
        client.get("/ent/v2/credits");
        client.create();

        assertThat(emulator.faults().all()).extracting(RuleInForce::id, RuleInForce::struck, RuleInForce::usedUp)
                .containsExactly(tuple(first, 1, true));
        assertThat(emulator.faults().ofCallbacks()).extracting(RuleInForce::id, RuleInForce::struck)
                .containsExactly(tuple(second, 0));
        assertThat(emulator.script().rules()).extracting(RuleInForce::id, RuleInForce::struck, RuleInForce::usedUp)
                .containsExactly(tuple(third, 1, false));

        assertThat(List.of(first, second)).allMatch(emulator.faults()::remove);
        assertThat(emulator.script().remove(third)).isTrue();
        assertThat(List.of(first, second, third)).noneMatch(emulator.faults()::remove);
        assertThat(emulator.faults().all()).isEmpty();
        assertThat(emulator.faults().ofCallbacks()).isEmpty();
        assertThat(emulator.script().rules()).isEmpty();
    }

    @Test
    void aRuleDecidesWhatBecomesOfTasksOfOneKindModelAndPrompt() {
        emulator.script().add(TaskRule.on("text2video").model("viduq3-turbo").prompt("dunes").skip(1).times(1)
                .becomes(Outcome.failed("CreationPolicyViolation")));
        String skipped = client.create();
        String other = client.create(PlatformClient.textRequest().put("prompt", "A harbour at night."));
        String struck = client.create();
        String late = client.create();

        emulator.clock().advance(DONE);

        assertThat(List.of(skipped, other, late)).allMatch(id -> client.state(id).equals("success"));
        JsonNode failed = client.creations(struck);
        assertThat(failed.path("state").textValue()).isEqualTo("failed");
        assertThat(failed.path("err_code").textValue()).isEqualTo("CreationPolicyViolation");
    }

    @Test
    void theSameTasksAreStruckByChanceAfterAReset() {
        List<String> first = statesByChance();
        emulator.reset();

        assertThat(statesByChance()).isEqualTo(first).contains("success", "failed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text2vidoe", "GET" })
    void aNameThatThereIsNotIsRefusedWithThoseThereAre(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().add(Fault.on(name).reset()))
                .withMessageContaining("operation").withMessageContaining("text2video, ");
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().add(Fault.on("create").kind(name).reset()))
                .withMessageContaining("kind").withMessageContaining("start-end2video, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.faults().add(CallbackFault.on("*").kind(name).drop()));
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.script().add(TaskRule.on(name)));
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackFault.on("queueing"));
    }

    @Test
    void numbersBelowZeroAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").times(-1)).withMessageContaining("times");
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackFault.on("*").skip(-1)).withMessageContaining("skip");
        assertThatIllegalArgumentException().isThrownBy(() -> TaskRule.on("*").chance(1.5)).withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").delay(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackFault.on("*").late(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").lag(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").truncate(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").resetInRequest(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.on("create").reply(99, "Strange"));
    }

    private List<String> statesByChance() {
        emulator.script().add(TaskRule.on("*").chance(0.5).becomes(Outcome.failed("Unknown")));
        List<String> tasks = IntStream.range(0, 20).mapToObj(i -> client.create()).toList();
        emulator.clock().advance(Duration.ofMinutes(10));
        return tasks.stream().map(client::state).toList();
    }
}
