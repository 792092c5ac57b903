// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Finding out what became of a request whose answer was lost: by itself, on demand, and by a person's word. */
class ReconcileTest extends ViduTestSupport {

    private static final String RECONCILE = "vidu:reconcile";
    private static final String NO_DOWNLOAD = GENERATE + "&download=false";
    private static final String SPEECH = "vidu:generate?kind=audio-tts&voiceSettingVoiceId=English_Aussie_Bloke";
    private static final String TTS = "/ent/v2/audio-tts";
    private static final String SOUND = "vidu:generate?kind=text2audio&model=audio1.0&download=false";
    private static final String TEXT2AUDIO = "/ent/v2/text2audio";

    @BeforeEach
    void theAnswerIsLost() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());
    }

    @Test
    void tasksThatTheListDoesNotShowYetAreFoundLater() {
        emulator().faults().add(
                Fault.on("GET", LIST).times(3).replyRaw(200, "application/json", "{\"next_page_token\":\"\",\"tasks\":[]}"));

        // long enough for a list that lags
        vidu().setAbsentAfter(60_000);
        Exchange done = sendIt(NO_DOWNLOAD + "&accountName=lagging", PROMPT);

        assertThat(done.getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void aClockThatIsHoursOffDoesNotHideTheTask() {
        emulator().clock().advance(Duration.ofHours(5));

        assertThat(sendIt(NO_DOWNLOAD, PROMPT).getException()).isNull();

        assertMoney(1, 1, COST);
    }

    @Test
    void theTaskIsFoundOnAnyPageAmongThoseOfOthers() {
        emulator().faults().clear();
        vidu().setPollInterval(5_000);
        for (int i = 0; i < 120; i++) {
            String body = "{\"model\":\"viduq3-turbo\",\"prompt\":\"Another one's " + i
                          + "\",\"duration\":1,\"resolution\":\"540p\"}";
            assertThat(Platform.post(emulator(), TEXT2VIDEO, body)).isEqualTo(200);
        }
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());

        Exchange done = sendIt(NO_DOWNLOAD + "&accountName=busy&waitForCompletion=false", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(emulator().tasks()).hasSize(121);
        assertThat(done.getMessage().getHeader(ViduConstants.TASK_ID))
                .isEqualTo(Long.toString(emulator().tasks().get(120).id()));
    }

    @Test
    void aListThatGoesInCirclesProvesNothing() {
        emulator().faults().clear();
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        emulator().faults().add(Fault.on("GET", LIST).replyRaw(200, "application/json",
                "{\"next_page_token\":\"again\",\"tasks\":[{\"id\":\"1019829498675204096\",\"state\":\"success\"}]}"));

        CompletableFuture<Exchange> done = template.asyncSend(NO_DOWNLOAD, exchange -> exchange.getMessage().setBody(PROMPT));
        Awaitility.await().until(() -> emulator().requests().count("GET", LIST) > 6);
        assertThat(done).isNotDone();
        assertThat(creates()).isEqualTo(1);

        emulator().faults().clear();
        assertThat(done).succeedsWithin(Duration.ofSeconds(60))
                .satisfies(exchange -> assertThat(exchange.getException()).isNull());
        assertMoney(2, 1, COST);
    }

    @Test
    void whatIsUncertainIsListedUntilItIsFoundOut() {
        uncertain("k");

        List<LedgerEntry> rows = rows(sendIt(RECONCILE, null));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("k");
            assertThat(row.state()).isEqualTo(LedgerState.UNCERTAIN);
            assertThat(row.toString()).doesNotContain("lighthouse");
        });
        emulator().faults().clear();
        assertThat(rows(sendIt(RECONCILE, null))).isEmpty();
        assertThat(sendIt(NO_DOWNLOAD, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k").getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void aPersonMaySayWhichTaskItIs() {
        uncertain("k");
        String task = Long.toString(emulator().tasks().get(0).id());

        Exchange settled = sendIt(RECONCILE + "?taskId=" + task, null, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(rows(settled)).singleElement().satisfies(row -> assertThat(row.taskId()).isEqualTo(task));
        emulator().faults().clear();
        Exchange done = sendIt(NO_DOWNLOAD, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        assertThat(done.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(task);
        assertMoney(1, 1, COST);
    }

    @Test
    void aPersonMaySayThatThereIsNone() {
        emulator().faults().clear();
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reset());
        uncertain("k");

        Exchange settled = sendIt(RECONCILE + "?idempotencyKey=k&absent=true", null);

        assertThat(rows(settled)).singleElement().satisfies(row -> assertThat(row.state()).isEqualTo(LedgerState.ABSENT));
        emulator().faults().clear();
        assertThat(sendIt(NO_DOWNLOAD, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k").getException()).isNull();
        assertMoney(2, 1, COST);
    }

    @Test
    void aPersonIsToldWhatCanNotBe() {
        uncertain("k");
        String lost = Long.toString(emulator().tasks().get(0).id());
        sendIt(NO_DOWNLOAD + "&waitForCompletion=false", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "other");
        String other = Long.toString(emulator().tasks().get(1).id());

        assertThat(refusal(RECONCILE + "?idempotencyKey=nobody&absent=true")).contains("no row");
        assertThat(refusal(RECONCILE + "?idempotencyKey=other&absent=true")).contains("only an uncertain one");
        assertThat(refusal(RECONCILE + "?idempotencyKey=k&taskId=" + other)).contains("marker of another request");
        assertThat(refusal(RECONCILE + "?idempotencyKey=k&absent=true&taskId=" + lost)).contains("either its task");
        assertThat(refusal(RECONCILE + "?idempotencyKey=k")).contains("either its task");
        assertThat(refusal(RECONCILE + "?absent=true")).contains("name it");
        assertThat(refusal(RECONCILE + "?idempotencyKey=k&taskId=1000000000000000000")).contains("TaskNotFound");
        assertThat(refusal(RECONCILE + "?idempotencyKey=k&taskId=../credits")).contains("decimal number");
        assertThat(emulator().tasks()).hasSize(2);
    }

    @Test
    void whatOnlyTheLostAnswerToldAlwaysNeedsAPerson() {
        emulator().faults().add(Fault.on("POST", TTS).times(1).afterCommit().reset());

        ViduSubmitUncertainException failure = failure(
                sendIt(SPEECH, "Good morning.", ViduConstants.IDEMPOTENCY_KEY, "speech"), ViduSubmitUncertainException.class,
                Money.UNKNOWN);

        assertThat(failure.getKind()).isEqualTo("audio-tts");
        failure(sendIt(SPEECH, "Good morning.", ViduConstants.IDEMPOTENCY_KEY, "speech"), ViduSubmitUncertainException.class,
                Money.UNKNOWN);
        assertThat(emulator().requests().count("POST", TTS)).isEqualTo(1);
        assertThat(rows(sendIt(RECONCILE, null))).hasSize(1);
        sendIt(RECONCILE + "?idempotencyKey=speech&absent=true", null);
        assertThat(sendIt(SPEECH, "Good morning.", ViduConstants.IDEMPOTENCY_KEY, "speech").getException()).isNull();
    }

    @Test
    void withoutAMarkerTheOnlyTaskThatFitsIsTaken() {
        emulator().faults().add(Fault.on("POST", TEXT2AUDIO).times(1).afterCommit().reset());
        sendIt(SOUND, "Rain on a tin roof.");

        Exchange done = sendIt(SOUND, "Waves.", ViduConstants.IDEMPOTENCY_KEY, "waves");

        assertThat(done.getException()).isNull();
        assertThat(emulator().requests().count("POST", TEXT2AUDIO)).isEqualTo(2);
        assertThat(emulator().tasks()).hasSize(2);
    }

    @Test
    void withoutAMarkerNoTaskIsTakenAmongSeveralThatFit() {
        String body = "{\"model\":\"audio1.0\",\"prompt\":\"Waves.\"}";
        assertThat(Platform.post(emulator(), TEXT2AUDIO, body)).isEqualTo(200);
        assertThat(Platform.post(emulator(), TEXT2AUDIO, body)).isEqualTo(200);
        emulator().faults().add(Fault.on("POST", TEXT2AUDIO).times(1).reset());

        failure(sendIt(SOUND, "Waves."), ViduSubmitUncertainException.class, Money.UNKNOWN);

        assertThat(emulator().requests().count("POST", TEXT2AUDIO)).isEqualTo(3);
        assertThat(emulator().tasks()).hasSize(2);
    }

    @Test
    void withoutAMarkerNothingIsEverProvenAbsent() {
        emulator().faults().add(Fault.on("POST", TEXT2AUDIO).times(1).reset());

        failure(sendIt(SOUND, "Waves."), ViduSubmitUncertainException.class, Money.UNKNOWN);

        assertThat(emulator().requests().count("POST", TEXT2AUDIO)).isEqualTo(1);
    }

    @Test
    void theWaitForAnAnswerEndsAfterTheTimeForWaiting() {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));

        failure(sendIt(NO_DOWNLOAD + "&waitTimeout=300", PROMPT), ViduSubmitUncertainException.class, Money.UNKNOWN);

        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aRouteStopsWhileItIsFoundOut() {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        CompletableFuture<Exchange> done = template.asyncSend(NO_DOWNLOAD, exchange -> exchange.getMessage().setBody(PROMPT));
        Awaitility.await().until(() -> emulator().requests().count("GET", LIST) > 0);

        context.stop();

        assertThat(done).succeedsWithin(Duration.ofSeconds(5)).satisfies(
                stopped -> failure(stopped, ViduSubmitUncertainException.class, Money.UNKNOWN));
        assertThat(creates()).isEqualTo(1);
    }

    /** A row that is uncertain as long as the list is away. */
    private void uncertain(String key) {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        failure(sendIt(NO_DOWNLOAD + "&uncertain=fail", PROMPT, ViduConstants.IDEMPOTENCY_KEY, key),
                ViduSubmitUncertainException.class, Money.UNKNOWN);
    }

    private String refusal(String uri) {
        Exchange done = sendIt(uri, null);
        assertThat(done.getException()).isInstanceOf(ViduRequestException.class);
        return done.getException().getMessage();
    }

    @SuppressWarnings("unchecked")
    private static List<LedgerEntry> rows(Exchange done) {
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(List.class);
    }
}
