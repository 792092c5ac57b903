// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code vidu:credits} and {@code vidu:tasks} in {@code pollEnrich} and for a {@code ConsumerTemplate}. */
class PolledTest extends AccountTestSupport {

    private static final String LEDGER = "vidu:tasks?delay=20";
    private static final String ACCOUNT = "vidu:tasks?delay=20&scope=account&since=2026-11-16T00:00:00Z";

    @Test
    void creditsAnswersTheStateNowEachTime() throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("vidu:credits?detail=true").to("mock:told");
            }
        });
        try (ConsumerTemplate template = node.createConsumerTemplate()) {
            assertThat(template.receiveBody("vidu:credits", Credits.class).total()).isEqualTo(CREDITS);
            assertThat(template.receiveBodyNoWait("vidu:credits", Credits.class).total()).isEqualTo(CREDITS);
            submitAsAnother(1);
            Exchange received = template.receive("vidu:credits", 5_000);
            assertThat(received.getMessage().getBody(Credits.class).balance("metered").orElseThrow().creditRemain())
                    .isEqualTo(CREDITS - COST);
            assertThat(received.getMessage().getBody(Credits.class).packages()).isEmpty();
            assertThat(received.getMessage().getHeader(ViduConstants.BALANCE)).isEqualTo((long) CREDITS - COST);
            template.doneUoW(received);
        }

        Exchange enriched = node.createProducerTemplate().request("direct:enrich", exchange -> {
        });

        assertThat(enriched.getMessage().getBody(Credits.class).packages()).hasSize(1);
    }

    @Test
    void whatCreditsCanNotAnswerIsThrown() throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("vidu:credits").to("mock:told");
            }
        });
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREDITS).reply("InternalServiceFailure"));

        try (ConsumerTemplate template = node.createConsumerTemplate()) {
            assertThatThrownBy(() -> template.receive("vidu:credits")).isInstanceOf(ViduServerException.class);
        }
        assertThat(node.createProducerTemplate().request("direct:enrich", exchange -> {
        }).getException()).hasRootCauseInstanceOf(ViduServerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { LEDGER, ACCOUNT })
    void aTemplateTakesOneTaskThatIsDeliveredWhenItSaysSo(String uri) throws Exception {
        CamelContext node = endedTasks(2);
        try (ConsumerTemplate template = node.createConsumerTemplate()) {
            Exchange first = template.receive(uri);
            Exchange second = template.receive(uri, 5_000);
            assertThat(List.of(id(first), id(second))).containsExactlyInAnyOrderElementsOf(allIds());
            assertThat(template.receiveNoWait(uri)).as("both are held").isNull();
            assertThat(template.receive(uri, 100)).isNull();

            first.setException(new IllegalStateException("not now"));
            template.doneUoW(first);
            template.doneUoW(second);

            Exchange again = template.receiveNoWait(uri);
            assertThat(id(again)).as("what failed comes again").isEqualTo(id(first));
            template.doneUoW(again);
            assertThat(template.receiveNoWait(uri)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { LEDGER, ACCOUNT })
    void receiveWaitsForATaskAndEndsWithTheTemplate(String uri) throws Exception {
        CamelContext node = endedTasks(0);
        ConsumerTemplate template = node.createConsumerTemplate();
        CompletableFuture<Task> waiting = CompletableFuture.supplyAsync(() -> template.receiveBody(uri, Task.class));
        String id = submit(node);
        awaitCalls(ViduTestSupport.LIST, 2);
        assertThat(waiting).isNotDone();

        advance(PROCESSING);

        Awaitility.await().until(waiting::isDone);
        assertThat(waiting.join().id()).isEqualTo(id);
        CompletableFuture<Exchange> inVain = CompletableFuture.supplyAsync(() -> template.receive(uri));
        awaitCalls(ViduTestSupport.LIST, uri.equals(ACCOUNT) ? 2 : 0);
        template.stop();
        Awaitility.await().until(inVain::isDone);
        assertThat(inVain.join()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { LEDGER, ACCOUNT })
    void anEnrichedExchangeThatFailsGivesItsTaskBack(String uri) throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        CamelContext node = endedTasks(1, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:enrich").pollEnrich(uri, 5_000).process(exchange -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                    }
                }).to("mock:told");
            }
        });

        assertThat(enrich(node).getException()).isInstanceOf(IllegalStateException.class);
        Exchange again = enrich(node);

        assertThat(again.getException()).isNull();
        MockEndpoint told = told(node);
        assertThat(told.getExchanges()).hasSize(1);
        assertThat(id(told.getExchanges().get(0))).isEqualTo(allIds().get(0));
        try (ConsumerTemplate template = node.createConsumerTemplate()) {
            assertThat(template.receiveNoWait(uri)).as("it is delivered").isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "vidu:tasks?greedy=true", "vidu:tasks?states=success", "vidu:credits?lowBalance=5", "vidu:credits?delay=5",
            "vidu:tasks?maxMessagesPerPoll=5" })
    void anOptionThatAPollDoesNotHonourIsRefused(String uri) throws Exception {
        CamelContext node = endedTasks(0);

        try (ConsumerTemplate template = node.createConsumerTemplate()) {
            assertThatThrownBy(() -> template.receiveNoWait(uri)).hasStackTraceContaining("does not take the option")
                    .hasStackTraceContaining("in pollEnrich(...)");
        }
    }

    private CamelContext endedTasks(int count, RouteBuilder... routes) throws Exception {
        CamelContext node = node(vidu -> {
        }, routes);
        for (int i = 0; i < count; i++) {
            submit(node);
        }
        advance(PROCESSING);
        awaitEnded(node, count);
        return node;
    }

    private static Exchange enrich(CamelContext node) {
        return node.createProducerTemplate().request("direct:enrich", exchange -> {
        });
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Task.class).id();
    }

    private static List<String> allIds() {
        return emulator().tasks().stream().map(task -> Long.toString(task.id())).toList();
    }
}
