// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.api.error.ViduThrottledException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls that create nothing: made again after what may pass, and never a reason to give a task up. */
class ReadFaultsTest extends ViduTestSupport {

    private static final String HTML = "<html><body>Bad Gateway</body></html>";
    private static final Fault READ = Fault.on("GET", CREDITS);

    @Override
    void configure(ViduComponent vidu) {
        vidu.setRequestTimeout(1_500);
        vidu.setMaxAnswerSize(1024 * 1024);
    }

    static Stream<Arguments> whatMayPass() {
        return Stream.of(
                Arguments.of("reset", READ.reset()),
                Arguments.of("close", READ.close()),
                Arguments.of("truncated", READ.truncate(20)),
                Arguments.of("slow", READ.delay(Duration.ofSeconds(60))),
                Arguments.of("HTML with 200", READ.replyRaw(200, "text/html", HTML)),
                Arguments.of("HTML with 502", READ.replyRaw(502, "text/html", HTML)),
                Arguments.of("JSON that ends early", READ.replyRaw(200, "application/json", "{\"remains\": [")),
                Arguments.of("50 MB of JSON", READ.pad(50_000_000)),
                Arguments.of("429", READ.reply("TooManyRequests")),
                Arguments.of("500", READ.reply("InternalServiceFailure")),
                Arguments.of("503 of a gateway", READ.replyRaw(503, "text/plain", "busy")),
                Arguments.of("499", READ.reply("Canceled")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMayPass")
    void aReadIsMadeAgainAfterWhatMayPass(String name, Fault fault) {
        emulator().faults().add(fault.times(1));

        Exchange done = sendIt("vidu:credits", null);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Credits.class).total()).isEqualTo(100_000);
        assertThat(emulator().requests().count("GET", CREDITS)).isEqualTo(2);
    }

    @Test
    void aReadThatFailsForEverSaysHowOftenItWasTried() {
        emulator().faults().add(READ.reply("InternalServiceFailure"));

        ViduServerException failure = failure(sendIt("vidu:credits", null), ViduServerException.class);

        assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(failure.getHttpStatus()).isEqualTo(500);
        assertThat(failure.getReason()).isEqualTo("InternalServiceFailure");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getTraceId()).isNotBlank();
        assertThat(emulator().requests().count("GET", CREDITS)).isEqualTo(MAX_ATTEMPTS);
    }

    @Test
    void throttledForEverIsAThrottledError() {
        emulator().faults().add(READ.reply("SystemThrottling"));

        ViduThrottledException failure = failure(sendIt("vidu:credits", null), ViduThrottledException.class);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isEqualTo(MAX_ATTEMPTS);
    }

    static Stream<Arguments> whatDoesNotPass() {
        return Stream.of(
                Arguments.of(READ.reply("Unauthorized"), ViduAuthenticationException.class),
                Arguments.of(READ.reply("Forbidden"), ViduAuthenticationException.class),
                Arguments.of(READ.reply("NotFound"), ViduRequestException.class),
                Arguments.of(READ.reply("Conflict"), ViduRequestException.class),
                Arguments.of(READ.reply("BadRequest"), ViduRequestException.class),
                Arguments.of(READ.replyRaw(404, "text/html", HTML), ViduRequestException.class),
                Arguments.of(READ.reply("TooManyRequests").retryAfter(Duration.ofHours(1)), ViduThrottledException.class));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotPass")
    void aReadIsNotMadeAgainAfterWhatDoesNotPass(Fault fault, Class<? extends ViduException> type) {
        emulator().faults().add(fault);

        assertThat(failure(sendIt("vidu:credits", null), type).getAttempts()).isEqualTo(1);
        assertThat(emulator().requests().count("GET", CREDITS)).isEqualTo(1);
    }

    @Test
    void aRedirectOfAReadIsNotFollowed() {
        emulator().faults().add(READ.replyRaw(302, "text/html", "").header("Location", "/ent/v2/tasks"));

        failure(sendIt("vidu:credits", null), ViduServerException.class);

        assertThat(emulator().requests().count("GET", "/ent/v2/tasks")).isZero();
        assertThat(emulator().requests().all()).allSatisfy(request -> assertThat(request.path()).isEqualTo(CREDITS));
    }

    @Test
    void membersThatNobodyKnowsAreKept() {
        emulator().faults().add(Fault.on("GET", CREATIONS).member("mood", "good"));
        String id = submit();

        Task task = sendFor("vidu:task", id).getMessage().getBody(Task.class);

        assertThat(task.other()).containsEntry("mood", JSON.getNodeFactory().textNode("good"));
    }

    @Test
    void membersThatNobodyKnowsDoNotHinderACreate() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).member("mood", "good"));

        assertThat(sendIt(GENERATE + "&download=false", PROMPT).getException()).isNull();
        assertMoney(1, 1, COST);
    }

    static Stream<Arguments> listFaults() {
        Fault list = Fault.on("GET", LIST).times(1);
        return Stream.of(
                Arguments.of("500", list.reply("InternalServiceFailure")),
                Arguments.of("HTML with 200", list.replyRaw(200, "text/html", HTML)),
                Arguments.of("502 of a gateway", list.replyRaw(502, "text/html", HTML)),
                Arguments.of("401", list.reply("Unauthorized")),
                Arguments.of("reset", list.reset()),
                Arguments.of("50 MB", list.pad(50_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listFaults")
    void waitingGoesOnWhileTheListFails(String name, Fault fault) {
        emulator().faults().add(fault);

        Exchange done = sendIt(GENERATE + "&download=false", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        assertMoney(1, 1, COST);
    }

    @Test
    void aWaitThatRunsOutWhileTheListFailsSaysWhy() {
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));

        ViduTaskTimeoutException failure = failure(
                sendIt(GENERATE + "&waitTimeout=600", PROMPT), ViduTaskTimeoutException.class, Money.UNKNOWN);

        assertThat(failure.getTaskId()).isNotBlank();
        assertThat(failure).hasCauseInstanceOf(ViduServerException.class);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aListThatLeavesTheTaskOutIsNoProofOfAnything() {
        emulator().faults()
                .add(Fault.on("GET", LIST).replyRaw(200, "application/json", "{\"next_page_token\":\"\",\"tasks\":[]}"));

        Exchange done = sendIt(GENERATE + "&download=false", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        assertMoney(1, 1, COST);
    }

    @Test
    void aTaskThatIsMissingForAMomentIsNotGivenUp() {
        emulator().faults().add(Fault.on("GET", LIST).times(2).replyRaw(200, "application/json", "{\"tasks\":[]}"))
                .add(Fault.on("GET", CREATIONS).times(2).reply("TaskNotFound"));

        assertThat(sendIt(GENERATE + "&download=false", PROMPT).getException()).isNull();
        // the list may leave it out again while the first answer is still on its way
        assertThat(emulator().requests().count("GET", CREATIONS)).isBetween(1, 2);
        assertMoney(1, 1, COST);
    }

    @Test
    void aStateThatNobodyKnowsIsNoEnd() {
        emulator().script().next(Outcome.success().showing("polishing").after(Duration.ofMillis(300)),
                Outcome.stuckIn("polishing"));

        Exchange done = sendIt(GENERATE + "&download=false", PROMPT);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Task.class).state()).isEqualTo(TaskState.SUCCESS);

        Exchange stuck = sendIt(GENERATE + "&waitTimeout=300", PROMPT);
        String id = failure(stuck, ViduTaskTimeoutException.class, Money.UNKNOWN).getTaskId();
        assertThat(sendFor("vidu:task", id).getMessage().getHeader(ViduConstants.STATE)).isEqualTo("polishing");
        assertThat(failure(sendFor("vidu:download", id), ViduRequestException.class)).hasMessageContaining("polishing");
    }
}
