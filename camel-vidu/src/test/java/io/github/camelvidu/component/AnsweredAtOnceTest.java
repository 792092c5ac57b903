// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.tasks.TaskSubmitter;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds whose result is in the answer to the request and nowhere else: what was answered is kept, and what was not is
 * never asked for again.
 */
class AnsweredAtOnceTest extends ViduTestSupport {

    private static final String TTS = "/ent/v2/audio-tts";
    private static final String RECOMMEND = "/ent/v2/img2video-prompt-recommendation";
    private static final String SUBJECTS = "/ent/v2/subjects";
    private static final String SPEECH = "vidu:generate?kind=audio-tts&voiceSettingVoiceId=Wise_Woman";
    private static final String TEXT = "The harbour of Zanzibar at night.";
    private static final int SPEECH_COST = 10;

    private final TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());

    @Override
    void configure(ViduComponent vidu) {
        vidu.setLedger(ledger);
        vidu.setRequestTimeout(1_500);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:speech").to(SPEECH).to("mock:speech");
                from("seda:speech?pollTimeout=20").routeId("speech").to(SPEECH).to("mock:speech");
            }
        };
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("reset", Fault.on("POST", TTS).afterCommit().reset(), 1),
                Arguments.of("cut off", Fault.on("POST", TTS).truncate(40), 1),
                Arguments.of("500", Fault.on("POST", TTS).reply("InternalServiceFailure"), 0),
                Arguments.of("500 after the commit", Fault.on("POST", TTS).afterCommit().reply("InternalServiceFailure"), 1),
                Arguments.of("too slow", Fault.on("POST", TTS).afterCommit().delay(Duration.ofSeconds(30)), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void aLostAnswerIsNeverAskedForAgain(String cutPoint, Fault fault, int paid) {
        emulator().faults().add(fault);

        Exchange done = sendIt("direct:speech", TEXT);

        ViduSubmitUncertainException failure = failure(done, ViduSubmitUncertainException.class, Money.UNKNOWN);
        assertThat(failure.getKind()).isEqualTo("audio-tts");
        assertThat(emulator().requests().count("POST", TTS)).isEqualTo(1);
        assertThat(emulator().account().charged()).isEqualTo(paid * SPEECH_COST);
    }

    @Test
    void aPaidSpeechThatCouldNotBeFetchedIsFetchedWhenCamelDeliversAgain() throws Exception {
        emulator().faults().add(Fault.on("GET", MEDIA).times(MAX_ATTEMPTS + 1).reset());
        getMockEndpoint("mock:speech").expectedMessageCount(1);

        Exchange done = sendIt("direct:speech", TEXT);

        assertThat(done.getException()).isNull();
        getMockEndpoint("mock:speech").assertIsSatisfied();
        assertThat(done.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(1);
        assertPaidOnce(TTS, SPEECH_COST);
    }

    @Test
    void aPaidSpeechThatCanNotBeFetchedAtAllIsStillThere() {
        emulator().faults().add(Fault.on("GET", MEDIA).reply(404, "NotFound"));

        Exchange done = sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduMediaException failure = failure(done, ViduMediaException.class, Money.CHARGED);
        emulator().faults().clear();
        for (Exchange again : List.of(sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k"),
                sendFor("vidu:download", failure.getTaskId()), sendFor("vidu:await", failure.getTaskId()))) {
            assertThat(again.getException()).isNull();
            assertThat(again.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(failure.getTaskId());
            assertThat(again.getMessage().getBody()).isInstanceOf(MediaStream.class);
        }
        assertPaidOnce(TTS, SPEECH_COST);
    }

    @Test
    void manyExchangesAtOnceUnderAKeyPayOnce() {
        emulator().faults().add(Fault.on("POST", TTS).delay(Duration.ofMillis(200)));

        List<CompletableFuture<Exchange>> sent = Stream.generate(() -> template.asyncSend(SPEECH, exchange -> {
            exchange.getMessage().setBody(TEXT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "k");
        })).limit(20).toList();

        assertThat(sent).allSatisfy(exchange -> {
            assertThat(exchange.join().getException()).isNull();
            assertThat(exchange.join().getMessage().getBody()).isInstanceOf(MediaStream.class);
        });
        assertPaidOnce(TTS, SPEECH_COST);
    }

    @Test
    void aSpeechThatIsOnItsWayWhenItsRouteStopsIsNotLost() throws Exception {
        emulator().faults().add(Fault.on("POST", TTS).delay(Duration.ofMillis(400)));
        getMockEndpoint("mock:speech").expectedMessageCount(1);
        template.sendBody("seda:speech", TEXT);
        Awaitility.await().until(() -> emulator().requests().count("POST", TTS) == 1);

        context.getRouteController().stopRoute("speech");

        getMockEndpoint("mock:speech").assertIsSatisfied();
        assertPaidOnce(TTS, SPEECH_COST);
    }

    @Test
    void whoIsTurnedAwayWhileTheRouteStopsLearnsThatTheSpeechIsPaid() {
        Exchange paid = sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k");

        TaskSubmitter submitter = context.getEndpoint(SPEECH, ViduEndpoint.class).account().tasks.submitter();

        assertThat(submitter.notWhileStopping("k").getMoney()).isEqualTo(Money.CHARGED);
        assertThat(submitter.notWhileStopping("k").getTaskId())
                .isEqualTo(paid.getMessage().getHeader(ViduConstants.TASK_ID)).isNotNull();
        assertThat(submitter.notWhileStopping("other").getMoney()).isEqualTo(Money.NOT_CHARGED);
    }

    @Test
    void aSpeechWhoseAnswerIsNotKeptAnyMoreIsNotPaidForAgain() {
        sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k");
        LedgerEntry row = ledger.entries(account(), EnumSet.of(LedgerState.SUCCEEDED), 1).get(0);
        assertThat(ledger.replace(row, row.withAnswer(null))).isTrue();

        ViduMediaException failure = failure(
                sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k"), ViduMediaException.class, Money.CHARGED);

        assertThat(failure.getTaskId()).isEqualTo(row.taskId());
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertPaidOnce(TTS, SPEECH_COST);
    }

    @Test
    void aSpeechThatFailedIsAnErrorThatSaysSo() {
        emulator().faults().add(Fault.on("POST", TTS).replyRaw(200, "application/json",
                "{\"task_id\": \"1019829767110742016\", \"state\": \"failed\", \"err_code\": \"AuditSubmitIllegal\"}"));

        ViduException failure = failure(sendIt(SPEECH, TEXT), ViduException.class);

        assertThat(failure.getReason()).isEqualTo("AuditSubmitIllegal");
        assertThat(failure.getTaskId()).isEqualTo("1019829767110742016");
        assertThat(emulator().requests().count("POST", TTS)).isEqualTo(1);
    }

    @Test
    void aSpeechWithoutALinkFailsAsPaid() {
        emulator().faults().add(Fault.on("POST", TTS).replyRaw(200, "application/json",
                "{\"task_id\": \"1019829767110742016\", \"state\": \"success\", \"file_url\": \"\", \"credits\": 10}"));

        failure(sendIt(SPEECH, TEXT), ViduMediaException.class, Money.CHARGED);
    }

    @Test
    void aSpeechThatStillQueuesIsWaitedForAsATask() {
        emulator().faults().add(Fault.on("POST", TTS).replyRaw(200, "application/json",
                "{\"task_id\": \"1019829767110742016\", \"state\": \"queueing\", \"credits\": 10}"));
        emulator().faults().add(Fault.on("GET", CREATIONS).replyRaw(200, "application/json",
                "{\"id\": \"1019829767110742016\", \"state\": \"failed\", \"err_code\": \"Unknown\", \"credits\": 0,"
                                                                                             + " \"creations\": []}"));

        Exchange done = sendIt(SPEECH + "&waitTimeout=10s", TEXT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(failure(done, ViduTaskFailedException.class).getReason()).isEqualTo("Unknown");
        failure(sendIt(SPEECH, TEXT, ViduConstants.IDEMPOTENCY_KEY, "k"), ViduTaskFailedException.class);
        assertThat(emulator().requests().count("POST", TTS)).isEqualTo(1);
    }

    @Test
    void theOtherKindsGiveTheirResultAgainWithoutPayingAgain() {
        String picture = "https://media.example.com/in/otto.png";
        for (int i = 0; i < 2; i++) {
            Exchange prompts = sendIt("vidu:generate?kind=img2video-prompt-recommendation", Map.of(
                    "images", List.of("https://media.example.com/in/pair.jpg"), "type", List.of("img2video"), "count", 2),
                    ViduConstants.IDEMPOTENCY_KEY, "p");
            assertThat(prompts.getException()).isNull();
            assertThat(prompts.getMessage().getBody(List.class)).hasSize(2);
            Exchange subject = sendIt("vidu:create-subject", Map.of("name", "otto", "images", List.of(picture)),
                    ViduConstants.IDEMPOTENCY_KEY, "s");
            assertThat(subject.getException()).isNull();
            assertThat(subject.getMessage().getBody(Subject.class).name()).isEqualTo("otto");
        }
        assertThat(emulator().requests().count("POST", RECOMMEND)).isEqualTo(1);
        assertThat(emulator().requests().count("POST", SUBJECTS)).isEqualTo(1);
    }

    @Test
    void theHeadersOfAFilmDoNotPassForThoseOfWhatCameLater() {
        Exchange film = sendIt(GENERATE, PROMPT);
        Map<String, Object> headers = film.getMessage().getHeaders();
        assertThat(headers).containsKeys(ViduConstants.SHA256, ViduConstants.URL);

        Exchange later = send("vidu:create-subject", exchange -> {
            exchange.getMessage().setHeaders(headers);
            exchange.getMessage().setBody(Map.of("name", "otto", "images", List.of("https://media.example.com/in/o.png")));
        });

        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeaders()).doesNotContainKeys(ViduConstants.SHA256, ViduConstants.URL,
                ViduConstants.CREATION_ID, ViduConstants.URL_EXPIRES, ViduConstants.MARKER);
    }

    private String account() {
        return context.getEndpoint(SPEECH, ViduEndpoint.class).getConfiguration().account();
    }

    private static void assertPaidOnce(String path, int cost) {
        assertThat(emulator().requests().count("POST", path)).isEqualTo(1);
        assertThat(emulator().account().charged()).isEqualTo(cost);
    }
}
