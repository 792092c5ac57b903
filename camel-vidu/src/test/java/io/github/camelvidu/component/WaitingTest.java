// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waiting costs no thread, and ends without the task. */
class WaitingTest extends ViduTestSupport {

    private static final int MANY = 300;

    @Override
    void configure(ViduComponent vidu) {
        vidu.setPollInterval(100);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:many?size=1000&pollTimeout=20").to(GENERATE + "&download=false").to("mock:done");
            }
        };
    }

    @Test
    void waitTimeoutEndsTheWaitAndNotTheTask() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));

        Exchange late = sendIt(GENERATE + "&waitTimeout=200", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        ViduTaskTimeoutException failure = failure(late, ViduTaskTimeoutException.class, Money.UNKNOWN);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getIdempotencyKey()).isEqualTo("k");
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getTaskId()).isNotBlank().isEqualTo(late.getMessage().getHeader(ViduConstants.TASK_ID));
        assertThat(failure).hasMessageContaining("vidu:await");
        assertMoney(1, 1, 0);

        emulator().clock().advance(Duration.ofMinutes(11));
        Exchange awaited = sendFor("vidu:await?download=false", failure.getTaskId());
        assertThat(awaited.getException()).isNull();
        assertThat(awaited.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        Exchange joined = sendIt(GENERATE + "&download=false", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        assertThat(joined.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(failure.getTaskId());
        assertMoney(1, 1, COST);
    }

    @Test
    void theWaitOfOneExchangeDoesNotEndThatOfAnotherForTheSameTask() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        String id = submit();
        var patient = template.asyncSend("vidu:await?download=false&taskId=" + id, exchange -> {
        });

        failure(sendFor("vidu:await?waitTimeout=200", id), ViduTaskTimeoutException.class, Money.UNKNOWN);
        assertThat(patient).isNotDone();
        emulator().clock().advance(Duration.ofMinutes(11));

        assertThat(patient).succeedsWithin(Duration.ofSeconds(10))
                .satisfies(exchange -> assertThat(exchange.getException()).isNull());
        assertMoney(1, 1, COST);
    }

    @Test
    void threeHundredExchangesWaitWithAFewThreadsAndAFewCalls() throws Exception {
        emulator().script().when(task -> true, Outcome.success().after(Duration.ofMinutes(1)));
        MockEndpoint done = getMockEndpoint("mock:done");
        done.expectedMessageCount(MANY);
        for (int i = 0; i < MANY; i++) {
            template.sendBody("seda:many", PROMPT);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> emulator().tasks().size() == MANY);
        Awaitility.await().until(() -> vidu().parked().size() == MANY);
        int before = lists().size();
        Awaitility.await().until(() -> lists().size() >= before + 9);

        assertThat(threads()).as("threads, however many tasks").isBetween(1L, 45L);
        assertThat(lists()).extracting(WaitingTest::idsAskedFor).contains(100).allSatisfy(
                ids -> assertThat(ids).isBetween(1, 100));
        assertThat(emulator().requests().count("GET", CREATIONS)).as("reads of single tasks").isZero();

        emulator().clock().advance(Duration.ofHours(2));
        done.setResultWaitTime(20_000);
        done.assertIsSatisfied();
        Awaitility.await().until(() -> vidu().parked().size() == 0);
        assertMoney(MANY, MANY, MANY * COST);
    }

    @Test
    void nothingIsAskedWhenNobodyWaits() {
        sendIt(GENERATE + "&download=false", PROMPT);
        int lists = lists().size();

        Awaitility.await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2)).until(() -> lists().size() == lists);
    }

    private static List<RecordedRequest> lists() {
        return emulator().requests().to("GET", LIST);
    }

    private static int idsAskedFor(RecordedRequest request) {
        return (int) Arrays.stream(request.rawQuery().split("&")).filter(pair -> pair.startsWith("task_ids=")).count();
    }

    private long threads() {
        String name = context.getName();
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(thread -> thread.contains("(" + name + ")") && thread.contains("Vidu")).count();
    }
}
