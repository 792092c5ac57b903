// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.component.tasks.Marker;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Creates whose outcome nobody knows. The one rule: exactly one request, an exception that says so, and no second
 * request under the key, whatever really happened at the platform.
 */
class UncertainCreateTest extends ViduTestSupport {

    private static final String HTML = "<html><body>Bad Gateway</body></html>";

    @Override
    void configure(ViduComponent vidu) {
        vidu.setRequestTimeout(1_500);
        vidu.getConfiguration().setUncertain(Uncertain.FAIL);
        vidu.setMaxAnswerSize(1024 * 1024);
    }

    static Stream<Arguments> faults() {
        Fault create = Fault.on("POST", TEXT2VIDEO);
        return Stream.of(
                Arguments.of("reset before the commit", create.reset(), 0),
                Arguments.of("reset after the commit", create.afterCommit().reset(), 1),
                Arguments.of("closed before the commit", create.close(), 0),
                Arguments.of("closed after the commit", create.afterCommit().close(), 1),
                Arguments.of("answer cut off", create.truncate(30), 1),
                Arguments.of("answer without a body", create.truncate(0), 1),
                Arguments.of("slow, then too late to be read", create.afterCommit().delay(Duration.ofSeconds(60)), 1),
                Arguments.of("408 of the platform", create.reply(408, "RequestTimeout"), 0),
                Arguments.of("499 of the platform", create.reply(499, "Canceled"), 0),
                Arguments.of("408 after the commit", create.afterCommit().reply(408, "RequestTimeout"), 1),
                Arguments.of("500 of the platform", create.reply("InternalServiceFailure"), 0),
                Arguments.of("500 after the commit", create.afterCommit().reply("InternalServiceFailure"), 1),
                Arguments.of("502 of a gateway after the commit", create.afterCommit().replyRaw(502, "text/html", HTML), 1),
                Arguments.of("503 of a gateway", create.replyRaw(503, "text/html", HTML).retryAfter(Duration.ofSeconds(1)), 0),
                Arguments.of("504 of a gateway after the commit", create.afterCommit().replyRaw(504, "text/plain", ""), 1),
                Arguments.of("429 of a gateway", create.afterCommit().replyRaw(429, "text/html", HTML), 1),
                Arguments.of("401 of a gateway", create.afterCommit().replyRaw(401, "text/html", HTML), 1),
                Arguments.of("404 of a gateway", create.replyRaw(404, "application/json", "{\"message\":\"no route\"}"), 0),
                Arguments.of("302 elsewhere", create.replyRaw(302, "text/html", "").header("Location", TEXT2VIDEO), 0),
                Arguments.of("307 elsewhere", create.replyRaw(307, "text/html", "").header("Location", TEXT2VIDEO), 0),
                Arguments.of("308 elsewhere after the commit",
                        create.afterCommit().replyRaw(308, "text/html", "").header("Location", TEXT2VIDEO), 1),
                Arguments.of("HTML with 200", create.afterCommit().replyRaw(200, "text/html", HTML), 1),
                Arguments.of("nothing with 200", create.afterCommit().replyRaw(200, "application/json", ""), 1),
                Arguments.of("204 after the commit", create.afterCommit().replyRaw(204, "application/json", ""), 1),
                Arguments.of("JSON that ends early", create.replyRaw(200, "application/json", "{\"task_id\": \"1"), 0),
                Arguments.of("JSON array", create.replyRaw(200, "application/json", "[]"), 0),
                Arguments.of("JSON null", create.replyRaw(200, "application/json", "null"), 0),
                Arguments.of("JSON without an id", create.replyRaw(200, "application/json", "{\"state\":\"created\"}"), 0),
                Arguments.of("JSON without a state", create.replyRaw(200, "application/json", "{\"task_id\":\"7\"}"), 0),
                Arguments.of("JSON of the wrong types",
                        create.replyRaw(200, "application/json", "{\"task_id\":{},\"state\":[\"created\"]}"), 0),
                Arguments.of("50 MB of JSON", create.pad(50_000_000), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aLostAnswerIsNeverAnsweredWithASecondRequest(String cutPoint, Fault fault, int tasks) {
        emulator().faults().add(fault);

        Exchange done = sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduSubmitUncertainException failure = failure(done, ViduSubmitUncertainException.class, Money.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getTaskId()).isNull();
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure.getMarker()).isEqualTo(Marker.of(sent().path("payload").asText()).orElseThrow());
        assertThat(failure).hasMessageContaining(failure.getMarker()).hasMessageNotContaining("lighthouse");

        assertThat(emulator().requests().count("POST", "/**")).isEqualTo(1);
        assertThat(emulator().tasks()).hasSize(tasks);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aLostAnswerIsFoundOutAndTheExchangeGoesOnWithTheOneTask(String cutPoint, Fault fault, int tasks) {
        emulator().faults().add(fault.times(1));

        Exchange done = sendIt(GENERATE + "&uncertain=settle", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class)).isPositive();
        assertMoney(tasks == 1 ? 1 : 2, 1, COST);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theNextAttemptUnderTheKeyFindsOutWhatBecameOfTheFirst(String cutPoint, Fault fault, int tasks) {
        emulator().faults().add(fault.times(1));
        sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        Exchange again = sendIt(GENERATE + "&uncertain=settle", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(again.getException()).isNull();
        assertMoney(tasks == 1 ? 1 : 2, 1, COST);
    }

    @Test
    void theReasonOfAnUncertainRefusalIsKept() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).reply("InternalServiceFailure"));

        ViduSubmitUncertainException failure
                = failure(sendIt(GENERATE, PROMPT), ViduSubmitUncertainException.class, Money.UNKNOWN);

        assertThat(failure.getHttpStatus()).isEqualTo(500);
        assertThat(failure.getReason()).isEqualTo("InternalServiceFailure");
        assertThat(failure.getTraceId()).isNotBlank();
    }

    @Test
    void camelsRedeliveryOfAnUncertainCreateSendsNothing() throws Exception {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).afterCommit().reset());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(3).redeliveryDelay(1);
                from("direct:redelivered").to(GENERATE);
            }
        });

        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));

        Exchange done = sendIt("direct:redelivered", PROMPT);

        failure(done, ViduSubmitUncertainException.class, Money.UNKNOWN);
        assertThat(done.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(3);
        assertThat(creates()).isEqualTo(1);
        assertThat(emulator().tasks()).hasSize(1);
    }

    @Test
    void whoComesUnderTheKeyWhileTheRequestIsOnItsWaySharesItsUncertainty() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).afterCommit().delay(Duration.ofMillis(300)).reset());
        var first = template.asyncSend(GENERATE, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "k");
        });

        Exchange second = sendIt(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        failure(second, ViduSubmitUncertainException.class, Money.UNKNOWN);
        failure(first.join(), ViduSubmitUncertainException.class, Money.UNKNOWN);
        assertThat(creates()).isEqualTo(1);
    }
}
