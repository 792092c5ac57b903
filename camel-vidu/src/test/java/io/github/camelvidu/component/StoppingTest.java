// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes and contexts stop while exchanges wait: soon, with the id of each task, and without a second request. */
class StoppingTest extends ViduTestSupport {

    /** Camel itself would wait 45 s for exchanges in flight. */
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int WAITING = 5;

    private MockEndpoint gaveUp;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ViduException.class).handled(true).to("mock:gaveUp");
                from("seda:one?pollTimeout=20").routeId("one").to(GENERATE + "&download=false").to("mock:done");
                from("seda:two?pollTimeout=20").routeId("two").to(GENERATE + "&download=false").to("mock:two");
                from("seda:sub?pollTimeout=20").routeId("sub").to("direct:inner").to("mock:done");
                from("direct:inner").routeId("inner").to(GENERATE + "&download=false");
                from("seda:redelivered?pollTimeout=20").routeId("redelivered")
                        .onException(ViduException.class).maximumRedeliveries(5).redeliveryDelay(1).handled(true)
                        .to("mock:gaveUp").end()
                        .to(GENERATE + "&download=false");
            }
        };
    }

    @BeforeEach
    void tasksTakeLong() {
        gaveUp = getMockEndpoint("mock:gaveUp");
        emulator().script().when(task -> true, Outcome.success().after(Duration.ofMinutes(10)));
    }

    @Test
    void aRouteStopsSoonAndEachWaitingExchangeGetsItsTaskId() throws Exception {
        sendAndAwait("seda:one", WAITING);

        assertSoon(() -> context.getRouteController().stopRoute("one"));

        gaveUp.expectedMessageCount(WAITING);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).containsExactlyInAnyOrderElementsOf(allIds());
        Awaitility.await().until(() -> vidu().parked().size() == 0);
        assertMoney(WAITING, WAITING, 0);
    }

    @Test
    void aRouteThatWasStoppedWorksAgainAndCanTakeUpTheTasks() throws Exception {
        sendAndAwait("seda:one", 1);
        context.getRouteController().stopRoute("one");
        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        String id = allIds().get(0);

        context.getRouteController().startRoute("one");
        getMockEndpoint("mock:done").expectedMessageCount(1);
        template.sendBody("seda:one", PROMPT);
        Awaitility.await().until(() -> emulator().tasks().size() == 2);
        emulator().clock().advance(Duration.ofMinutes(30));

        getMockEndpoint("mock:done").assertIsSatisfied();
        assertThat(sendFor("vidu:await?download=false", id).getException()).isNull();
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void theWaitOfAnotherRouteIsNotDisturbed() throws Exception {
        sendAndAwait("seda:one", 1);
        sendAndAwait("seda:two", 1);

        context.getRouteController().stopRoute("one");
        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        Awaitility.await().until(() -> vidu().parked().size() == 1);
        emulator().clock().advance(Duration.ofMinutes(30));

        getMockEndpoint("mock:two").expectedMessageCount(1);
        getMockEndpoint("mock:two").assertIsSatisfied();
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void aRouteThatWaitsInAnotherRouteStopsSoonToo() throws Exception {
        sendAndAwait("seda:sub", 1);

        assertSoon(() -> context.getRouteController().stopRoute("sub"));

        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).isEqualTo(allIds());
    }

    @Test
    void theInnerRouteStopsSoonToo() throws Exception {
        sendAndAwait("seda:sub", 1);

        assertSoon(() -> context.getRouteController().stopRoute("inner"));

        gaveUp.expectedMinimumMessageCount(1);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).containsAll(allIds());
    }

    @Test
    void suspendingARouteEndsItsWaitsAndResumingItWorks() throws Exception {
        sendAndAwait("seda:one", 1);

        assertSoon(() -> context.getRouteController().suspendRoute("one"));
        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).isEqualTo(allIds());

        context.getRouteController().resumeRoute("one");
        getMockEndpoint("mock:done").expectedMessageCount(1);
        template.sendBody("seda:one", PROMPT);
        Awaitility.await().until(() -> emulator().tasks().size() == 2);
        emulator().clock().advance(Duration.ofMinutes(30));
        getMockEndpoint("mock:done").assertIsSatisfied();
    }

    @Test
    void theContextStopsSoonAndEachWaitingExchangeGetsItsTaskId() throws Exception {
        sendAndAwait("seda:one", WAITING);
        CompletableFuture<Exchange> withoutRoute
                = template.asyncSend(GENERATE, exchange -> exchange.getMessage().setBody(PROMPT));
        Awaitility.await().until(() -> vidu().parked().size() == WAITING + 1);

        assertSoon(() -> context.stop());

        assertThat(withoutRoute).succeedsWithin(SOON).satisfies(exchange -> assertThat(
                failure(exchange, ViduTaskTimeoutException.class, Money.UNKNOWN).getTaskId()).isNotBlank());
        assertThat(ids(gaveUp)).hasSize(WAITING).doesNotContainNull().isSubsetOf(allIds());
        assertMoney(WAITING + 1, WAITING + 1, 0);
    }

    @Test
    void redeliveryWhileTheRouteStopsFailsAtOnceAndSendsNothing() throws Exception {
        sendAndAwait("seda:redelivered", 1);

        assertSoon(() -> context.getRouteController().stopRoute("redelivered"));

        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).isEqualTo(allIds());
        assertMoney(1, 1, 0);
    }

    @Test
    void aStopWhileTheRequestIsOnItsWayStillTellsTheTaskId() throws Exception {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).afterCommit().delay(Duration.ofSeconds(1)));
        template.sendBody("seda:one", PROMPT);
        Awaitility.await().until(() -> creates() == 1);

        assertSoon(() -> context.getRouteController().stopRoute("one"));

        gaveUp.expectedMessageCount(1);
        gaveUp.assertIsSatisfied();
        assertThat(ids(gaveUp)).isEqualTo(allIds());
        assertMoney(1, 1, 0);
    }

    /** Sends prompts, and waits until their exchanges wait for tasks. */
    private void sendAndAwait(String uri, int count) {
        int tasks = emulator().tasks().size() + count;
        for (int i = 0; i < count; i++) {
            template.sendBody(uri, PROMPT);
        }
        Awaitility.await().until(() -> vidu().parked().size() == tasks && allAskedFor(tasks));
    }

    /** Whether a look at the list has asked for all tasks, which is only done when somebody waits for them. */
    private static boolean allAskedFor(int tasks) {
        return emulator().requests().to("GET", LIST).stream()
                .anyMatch(request -> request.rawQuery().split("task_ids=", -1).length == tasks + 1);
    }

    private static void assertSoon(Stop stop) throws Exception {
        long begin = System.nanoTime();
        stop.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }

    @FunctionalInterface
    private interface Stop {
        void run() throws Exception;
    }

    private static List<String> ids(MockEndpoint mock) {
        return mock.getExchanges().stream().map(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .map(failure -> {
                    assertThat(failure).isInstanceOf(ViduTaskTimeoutException.class);
                    assertThat(((ViduException) failure).getMoney()).isEqualTo(Money.UNKNOWN);
                    assertThat(((ViduException) failure).isRetryable()).isTrue();
                    assertThat(((ViduException) failure).getIdempotencyKey()).isNotBlank();
                    return ((ViduException) failure).getTaskId();
                }).toList();
    }

    private static List<String> allIds() {
        return emulator().tasks().stream().map(task -> Long.toString(task.id())).toList();
    }
}
