// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.request.Text2VideoRequest;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What neither logs nor exceptions nor {@code toString} may show, over a run of successes and of every sort of failure.
 */
class SecretsTest extends ViduTestSupport {

    private static final String KEY = "vda_test";
    private static final String PROMPT_WORD = "Zanzibar";
    private static final String SECRET_PROMPT = "The harbour of " + PROMPT_WORD + " at night.";
    private static final String PAYLOAD = "customer-4711";
    private static final byte[] PNG = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG).substring(8, 40);
    private static final List<String> SECRETS
            = List.of(KEY, PROMPT_WORD, PAYLOAD, BASE64, "X-Amz-Signature", "X-Amz-Date", "hunter2");

    private CapturedLog log;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void listen() {
        log = CapturedLog.listen("io.github.camelvidu", Level.TRACE);
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Override
    void configure(ViduComponent vidu) {
        vidu.setRequestTimeout(1_500);
        vidu.setMaxAnswerSize(1024 * 1024);
        vidu.setMaxAttempts(2);
    }

    @Test
    void noLogLineExceptionOrTextOfAnObjectShowsASecret() {
        succeed();
        beAnsweredAtOnce();
        failAtTheRequest();
        failAtTheCreate();
        failWhileWaiting();
        failAtTheMedia();

        List<String> lines = log.events().stream()
                .map(event -> event.getMessage().getFormattedMessage()
                              + (event.getThrown() == null ? "" : stack(event.getThrown())))
                .toList();
        assertThat(lines).as("the log was heard").isNotEmpty();
        assertThat(said).as("exceptions were seen").hasSizeGreaterThan(20);
        for (String secret : SECRETS) {
            assertThat(lines).as("log").noneMatch(line -> line.contains(secret));
            assertThat(said).as("exceptions and texts").noneMatch(text -> text.contains(secret));
        }
    }

    private void succeed() {
        note(sendIt(generate(""), SECRET_PROMPT));
        note(sendIt(generate("&download=false"), SECRET_PROMPT, ViduConstants.IMAGES, PNG));
        note(sendIt("vidu:generate?waitForCompletion=false", Text2VideoRequest.builder().model("viduq3-turbo")
                .prompt(SECRET_PROMPT).duration(1).resolution("540p").payload(PAYLOAD).build()));
        String id = emulator().tasks().stream().map(task -> Long.toString(task.id())).findFirst().orElseThrow();
        note(sendFor("vidu:task", id));
        note(sendFor("vidu:download", id));
        note(sendIt("vidu:tasks?pageSize=1", null));
        note(sendIt("vidu:credits?detail=true", null));
        note(sendIt("vidu:estimate?model=viduq3-turbo", SECRET_PROMPT));
    }

    private void beAnsweredAtOnce() {
        String speech = "vidu:generate?kind=audio-tts&voiceSettingVoiceId=Wise_Woman&payload=" + PAYLOAD;
        note(sendIt(speech, SECRET_PROMPT, ViduConstants.IDEMPOTENCY_KEY, "speech"));
        note(sendIt(speech + "&download=false", SECRET_PROMPT, ViduConstants.IDEMPOTENCY_KEY, "speech"));
        String link = "https://media.example.com/a.png?X-Amz-Signature=hunter2";
        note(sendIt("vidu:generate?kind=img2video-prompt-recommendation",
                Map.of("images", List.of(link), "type", List.of("img2video"))));
        note(sendIt("vidu:create-subject", Map.of("name", PROMPT_WORD, "images", List.of(link))));
        note(sendIt("vidu:generate?kind=one-click-general",
                Map.of("images", List.of(link), "prompt", SECRET_PROMPT, "duration", 10)));
        Fault spoken = Fault.on("POST", "/ent/v2/audio-tts").times(1);
        for (Fault fault : List.of(spoken.truncate(60), spoken.reply("AuditSubmitIllegal"),
                Fault.on("GET", MEDIA).reset())) {
            emulator().faults().add(fault);
            note(sendIt(speech, SECRET_PROMPT));
            emulator().faults().clear();
        }
    }

    private void failAtTheRequest() {
        note(sendIt(generate("&validation=strict&seed=-1&aspectRatio=7:3"), SECRET_PROMPT.repeat(400)));
        note(sendIt(generate(""), "{\"prompt\": \"" + SECRET_PROMPT + "\", oops", Exchange.CONTENT_TYPE, "application/json"));
        note(sendIt(generate(""), Map.of("prompt", SECRET_PROMPT, "images", List.of(SECRET_PROMPT, 7), "mood", SECRET_PROMPT)));
        note(sendIt(generate(""), SECRET_PROMPT, ViduConstants.DURATION, SECRET_PROMPT));
        note(sendIt(generate(""), SECRET_PROMPT, ViduConstants.SEED, "hunter2 is no seed at all"));
        note(sendIt(generate(""), SECRET_PROMPT, ViduConstants.RESOLUTION, SECRET_PROMPT));
        note(sendIt(generate(""), SECRET_PROMPT, ViduConstants.IMAGES,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG) + "!"));
    }

    private void failAtTheCreate() {
        Fault create = Fault.on("POST", TEXT2VIDEO).times(1);
        for (Fault fault : List.of(create.reset(), create.afterCommit().close(), create.truncate(200),
                create.replyRaw(200, "text/html", "<html>" + SECRET_PROMPT + KEY + "</html>"),
                create.replyRaw(200, "application/json", "{\"prompt\": \"" + SECRET_PROMPT + "\", \"task_id\": oops"),
                create.replyRaw(502, "text/html", SECRET_PROMPT), create.reply("Forbidden"), create.reply("Unauthorized"),
                create.reply("TaskPromptPolicyViolation"), create.pad(5_000_000), create.delay(Duration.ofSeconds(30)),
                create.replyRaw(302, "text/html", "").header("Location", "https://example.com/?key=hunter2"))) {
            emulator().faults().add(fault);
            note(sendIt(generate("&payload=" + PAYLOAD), SECRET_PROMPT));
            note(sendIt(generate("&payload=" + PAYLOAD), SECRET_PROMPT + " Other.", ViduConstants.IDEMPOTENCY_KEY, "other"));
            note(sendIt(generate("&payload=" + PAYLOAD), SECRET_PROMPT, ViduConstants.IDEMPOTENCY_KEY, "other"));
            emulator().faults().clear();
        }
    }

    private void failWhileWaiting() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"), Outcome.stuckIn("processing"));
        note(sendIt(generate(""), SECRET_PROMPT));
        note(sendIt(generate("&waitTimeout=100"), SECRET_PROMPT));
        emulator().faults().add(Fault.on("GET", LIST).times(1).truncate(100))
                .add(Fault.on("GET", LIST).times(1).replyRaw(200, "text/html", SECRET_PROMPT));
        note(sendIt(generate(""), SECRET_PROMPT));
        emulator().faults().clear();
    }

    private void failAtTheMedia() {
        Fault transfer = Fault.on("GET", MEDIA);
        for (Fault fault : List.of(transfer.reset(), transfer.truncate(10),
                transfer.replyRaw(404, "application/xml", "<Error/>"),
                transfer.replyRaw(200, "text/html", SECRET_PROMPT), transfer.replyRaw(302, "text/html", "")
                        .header("Location", "https://example.com/?X-Amz-Signature=abc"))) {
            emulator().faults().add(fault);
            note(sendIt(generate(""), SECRET_PROMPT));
            emulator().faults().clear();
        }
        for (String link : List.of("http://127.0.0.1:1/v.mp4?X-Amz-Signature=hunter2", "ftp://h/v.mp4?X-Amz-Signature=hunter2",
                "https://user:hunter2@platform.invalid/v.mp4?X-Amz-Signature=a", "not a link with hunter2",
                "http://127.0.0.1:1/{hunter2}?X-Amz-Signature=a")) {
            note(sendIt("vidu:download", null, ViduConstants.URL, link));
        }
    }

    private void note(Exchange done) {
        if (done.getException() != null) {
            said.add(stack(done.getException()));
            said.add(done.getException().toString());
            return;
        }
        // the result as a route would log it; the body of a failed exchange is still the author's own
        said.add(String.valueOf(done.getMessage().getBody()));
    }

    private static String generate(String options) {
        return GENERATE + options;
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
