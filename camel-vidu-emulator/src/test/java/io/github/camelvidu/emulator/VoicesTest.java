// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.Movement.Kind;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.VoiceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Speech, cloned voices and prompts: calls that are done and paid when they are answered. */
class VoicesTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");
    private static final String SPEECH = "/ent/v2/audio-tts";
    private static final String CLONE = "/ent/v2/audio-clone";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)).credits(1000).account("team-b", 1000, "vda_b"));

    private ViduEmulator emulator;
    private EmulatorAccount account;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        account = emulator.account();
        client = new PlatformClient(emulator);
    }

    @ParameterizedTest
    @CsvSource({
            "30 letters are spoken in 2 s.., 1, 2", "30 letters are spoken in 2 s.., 0.5, 4", "Hi, 1, 0.5",
            "<#1.25#>15 letters long, 1, 2.317", "15 letters long<#99.99#>, 2, 100.523" })
    void speechIsAsLongAsItsTextAndPauses(String text, double speed, double seconds) {
        JsonNode answer = client.post(SPEECH, speech(text).put("voice_setting_speed", speed)).json();

        Reply file = client.download(answer.path("file_url").asText());

        assertThat(file.header("Content-Type")).contains("audio/wav");
        assertThat(ResultsTest.secondsOfWav(file.body())).isEqualTo(seconds);
    }

    @Test
    void speechIsPaidAtOnceByItsLettersAndLeavesATaskThatIsNotListed() {
        JsonNode answer = client.post(SPEECH, speech("x".repeat(501)).put("payload", "p-1")).json();

        assertThat(answer.path("credits").asLong()).isEqualTo(20);
        assertThat(answer.path("payload").asText()).isEqualTo("p-1");
        assertThat(account.movements()).extracting(Movement::kind).containsExactly(Kind.PURCHASE, Kind.RESERVE, Kind.CHARGE);
        assertThat(List.of(account.balance(), account.reserved(), account.charged())).containsExactly(980L, 0L, 20L);
        String id = answer.path("task_id").asText();
        assertThat(emulator.task(id)).hasValueSatisfying(task -> {
            assertThat(task.operation()).isEqualTo("audioTts");
            assertThat(task.succeeded()).isTrue();
            assertThat(task.endedAt()).isEqualTo(START);
        });
        assertThat(client.get("/ent/v2/tasks").json().path("tasks")).isEmpty();
        assertThat(client.get("/ent/v2/tasks/" + id + "/creations").reason()).isEqualTo("TaskNotFound");
        assertThat(client.cancel(id).reason()).isEqualTo("TaskNotFound");
    }

    @Test
    void scriptsAreForTasksThatRun() {
        emulator.script().next(Outcome.failed("Unknown"));

        assertThat(client.post(SPEECH, speech("Hello.")).json().path("state").asText()).isEqualTo("success");
        String task = client.create();
        emulator.clock().advance(Duration.ofMinutes(1));
        assertThat(client.state(task)).isEqualTo("failed");
    }

    @Test
    void whatTheBalanceDoesNotCoverLeavesNothingBehind() {
        client.post(CLONE, clone("narrator-1"));
        client.post(CLONE, clone("narrator-2"));
        client.post(CLONE, clone("narrator-3"));

        Reply refused = client.post(CLONE, clone("narrator-4"));

        assertThat(refused.reason()).isEqualTo("CreditInsufficient");
        assertThat(account.balance()).isEqualTo(70);
        assertThat(voices()).containsExactly("narrator-1", "narrator-2", "narrator-3");
        assertThat(emulator.tasks()).hasSize(3);
    }

    @Test
    void anAnswerThatIsLostWasStillPaid() {
        emulator.faults().add(Fault.on("POST", SPEECH).times(1).afterCommit().reset());

        assertThatThrownBy(() -> client.post(SPEECH, speech("Hello."))).isInstanceOf(RuntimeException.class);

        assertThat(account.charged()).isEqualTo(10);
        assertThat(emulator.tasks()).extracting(TaskRecord::operation).containsExactly("audioTts");
    }

    @Test
    void aVoiceIsClonedAndItsDemoCanBeHeard() {
        JsonNode answer = client.post(CLONE, clone("narrator-1")).json();

        assertThat(answer.path("voice_id").asText()).isEqualTo("narrator-1");
        assertThat(account.charged()).isEqualTo(310);
        Reply demo = client.download(answer.path("demo_audio").asText());
        assertThat(demo.header("Content-Type")).contains("audio/wav");
        assertThat(ResultsTest.secondsOfWav(demo.body())).isEqualTo(2.267);
    }

    @Test
    void anIdThatIsTakenIsAConflictForTheSameAccountOnly() {
        client.post(CLONE, clone("narrator-1"));
        long balance = account.balance();

        Reply again = client.post(CLONE, clone("narrator-1"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("Conflict");
        assertThat(account.balance()).isEqualTo(balance);
        assertThat(new PlatformClient(emulator, "Token vda_b").post(CLONE, clone("narrator-1")).status()).isEqualTo(200);
    }

    @Test
    void aVoiceThatIsNotUsedLapsesAfterAWeek() {
        client.post(CLONE, clone("narrator-1"));
        emulator.clock().advance(Duration.ofHours(168).minusNanos(1));
        assertThat(voices()).containsExactly("narrator-1");

        emulator.clock().advance(Duration.ofNanos(1));

        assertThat(voices()).isEmpty();
        Reply speech = client.post(SPEECH, speech("Hello.").put("voice_setting_voice_id", "narrator-1"));
        assertThat(speech.reason()).isEqualTo("FieldInvalid");
        assertThat(speech.json().at("/metadata/fields").asText()).isEqualTo("voice_setting_voice_id");
        Reply lips = client.post("/ent/v2/lip-sync", PlatformClient.JSON.createObjectNode()
                .put("video_url", "https://media.example.com/a.mp4").put("text", "Hello.").put("voice_id", "narrator-1"));
        assertThat(lips.json().at("/metadata/fields").asText()).isEqualTo("voice_id");
        assertThat(account.charged()).isEqualTo(310);
        assertThat(client.post(CLONE, clone("narrator-1")).status()).as("cloned again").isEqualTo(200);
        assertThat(client.post(SPEECH, speech("Hello.").put("voice_setting_voice_id", "narrator-1")).status()).isEqualTo(200);
    }

    @Test
    void oneUseInSpeechKeepsAVoiceForGood() {
        client.post(CLONE, clone("narrator-1"));
        client.post(SPEECH, speech("Hello.").put("voice_setting_voice_id", "narrator-1"));

        emulator.clock().advance(Duration.ofDays(300));

        assertThat(account.voices()).singleElement().extracting(VoiceRecord::voiceId, VoiceRecord::usedAt)
                .containsExactly("narrator-1", START);
        assertThat(client.post(CLONE, clone("narrator-1")).reason()).isEqualTo("Conflict");
    }

    @Test
    void otherUsesDoNotKeepAVoice() {
        client.post(CLONE, clone("narrator-1"));
        assertThat(client.post("/ent/v2/lip-sync", PlatformClient.JSON.createObjectNode()
                .put("video_url", "https://media.example.com/a.mp4").put("text", "Hello.").put("voice_id", "narrator-1"))
                .status()).isEqualTo(200);

        emulator.clock().advance(Duration.ofDays(7));

        assertThat(voices()).isEmpty();
    }

    @Test
    void everyVoiceOfTheLibraryIsAccepted() {
        assertThat(client.post(SPEECH, speech("Hello.").put("voice_setting_voice_id", "any_library_voice")).status())
                .isEqualTo(200);
    }

    @Test
    void promptsAreAsManyAsAskedForOfEveryKindAndTheSameEachTime() {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("count", 7);
        request.putArray("images").add("https://media.example.com/in/pair.jpg");
        request.putArray("type").add("img2video").add("template");

        JsonNode answer = client.post("/ent/v2/img2video-prompt-recommendation", request).json();

        assertThat(answer.path("count").asInt()).isEqualTo(7);
        assertThat(answer.path("prompts").findValuesAsText("type"))
                .containsExactly("template", "template", "template", "template", "template", "template", "template",
                        "img2video",
                        "img2video", "img2video", "img2video", "img2video", "img2video", "img2video");
        assertThat(answer.path("prompts").findValuesAsText("content")).doesNotHaveDuplicates();
        assertThat(answer.path("prompts").findValuesAsText("resolution")).hasSize(7).containsOnly("360p");
        assertThat(account.charged()).isEqualTo(30);
        assertThat(client.post("/ent/v2/img2video-prompt-recommendation", request).json().path("prompts"))
                .isEqualTo(answer.path("prompts"));
    }

    private List<String> voices() {
        return account.voices().stream().map(VoiceRecord::voiceId).toList();
    }

    private static ObjectNode speech(String text) {
        return PlatformClient.JSON.createObjectNode().put("text", text).put("voice_setting_voice_id", "voice_library_id");
    }

    private static ObjectNode clone(String voiceId) {
        return PlatformClient.JSON.createObjectNode().put("audio_url", "https://media.example.com/in/reading.mp3")
                .put("voice_id", voiceId).put("text", "This is the cloned voice speaking.");
    }
}
