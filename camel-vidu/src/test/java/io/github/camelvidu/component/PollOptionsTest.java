// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The options of consumers that poll, as Camel users know them: each of them works. */
class PollOptionsTest extends AccountTestSupport {

    private static final String NOW_AND_THEN_NEVER = "initialDelay=0&delay=1h";
    private static final Duration A_WHILE = Duration.ofMillis(200);

    @ParameterizedTest
    @ValueSource(strings = { "", "scope=account&since=2026-11-16T00:00:00Z&" })
    void aGreedyConsumerGoesOnUntilThereIsNothingLeft(String scope) throws Exception {
        CamelContext node = endedTasks(3, "vidu:tasks?" + scope + NOW_AND_THEN_NEVER + "&maxMessagesPerPoll=1&greedy=true");

        Awaitility.await().until(() -> told(node).getReceivedCounter() == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "scope=account&since=2026-11-16T00:00:00Z&" })
    void aPollIsABatch(String scope) throws Exception {
        CamelContext node = endedTasks(3, "vidu:tasks?" + scope + NOW_AND_THEN_NEVER + "&maxMessagesPerPoll=2");

        Awaitility.await().until(() -> told(node).getReceivedCounter() == 2);
        Awaitility.await().during(A_WHILE).until(() -> told(node).getReceivedCounter() == 2);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE)).containsOnly(2);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_INDEX))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(told(node).getExchanges()).extracting(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactlyInAnyOrder(false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu:tasks?", "vidu:tasks?scope=account&", "vidu:credits?" })
    void anIdlePollSendsAnEmptyMessageIfItIsToldTo(String uri) throws Exception {
        CamelContext node = node(uri + NOW_AND_THEN_NEVER + "&sendEmptyMessageWhenIdle=true");

        Awaitility.await().until(() -> told(node).getReceivedCounter() == 1);
        Exchange empty = told(node).getExchanges().get(0);
        assertThat(empty.getMessage().getBody()).isNull();
        assertThat(empty.getProperty(Exchange.BATCH_SIZE)).isEqualTo(1);
    }

    @Test
    void idlePollsBackOff() throws Exception {
        node("vidu:credits?initialDelay=0&delay=5&backoffIdleThreshold=2&backoffMultiplier=100000");

        assertLooks(2);
    }

    @Test
    void pollsThatFailBackOff() throws Exception {
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREDITS).reply("Forbidden"));

        node("vidu:credits?initialDelay=0&delay=5&backoffErrorThreshold=3&backoffMultiplier=100000");

        assertLooks(3);
    }

    @Test
    void aConsumerPollsAsOftenAsItIsToldTo() throws Exception {
        node("vidu:credits?initialDelay=0&delay=5&repeatCount=2");

        assertLooks(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu:tasks?scope=account&", "vidu:credits?" })
    void aConsumerWaitsUntilItsSchedulerIsStarted(String uri) throws Exception {
        CamelContext node = node(uri + "initialDelay=0&delay=5&startScheduler=false&sendEmptyMessageWhenIdle=true");
        Awaitility.await().during(A_WHILE).until(() -> emulator().requests().seen() == 0);

        consumer(node).startScheduler();

        Awaitility.await().until(() -> told(node).getReceivedCounter() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu:tasks?", "vidu:credits?" })
    void aSchedulerOfOnesOwnPolls(String uri) throws Exception {
        CamelContext node = node(
                vidu -> vidu.getCamelContext().getRegistry().bind("mine", new NamedScheduler()),
                uri + "scheduler=#mine&scheduler.label=x&initialDelay=0&delay=5&sendEmptyMessageWhenIdle=true");

        Awaitility.await().until(() -> told(node).getReceivedCounter() > 0);
        assertThat(consumer(node).getScheduler()).isInstanceOfSatisfying(
                NamedScheduler.class, scheduler -> assertThat(scheduler.label).isEqualTo("x"));
    }

    @Test
    void theSchedulerOfSpringPollsByACronExpression() throws Exception {
        CamelContext node = node("vidu:credits?scheduler=spring&scheduler.cron=*+*+*+*+*+?&sendEmptyMessageWhenIdle=true");

        Awaitility.await().until(() -> told(node).getReceivedCounter() > 0);
    }

    @Test
    void aSharedThreadPoolPolls() throws Exception {
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shared"));
        Set<String> threads = ConcurrentHashMap.newKeySet();
        try {
            node(vidu -> vidu.getCamelContext().getRegistry().bind("pool", pool), new RouteBuilder() {
                @Override
                public void configure() {
                    from("vidu:tasks?scheduledExecutorService=#pool&initialDelay=0&delay=5&sendEmptyMessageWhenIdle=true")
                            .process(exchange -> threads.add(Thread.currentThread().getName()));
                }
            });
            Awaitility.await().until(() -> !threads.isEmpty());
            assertThat(threads).containsExactly("shared");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPollStrategyIsAsked() throws Exception {
        NotedPolls strategy = new NotedPolls();
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREDITS).times(1).reply("Forbidden"));

        node(vidu -> vidu.getCamelContext().getRegistry().bind("strategy", strategy),
                "vidu:credits?initialDelay=0&delay=5&pollStrategy=#strategy");

        Awaitility.await().until(() -> strategy.steps.containsAll(Set.of("begin", "rollback", "commit")));
    }

    @Test
    void whatFailsInAPollGoesToTheErrorHandlerOfTheRouteOrToOnesOwn() throws Exception {
        emulator().faults().add(Fault.on("GET", ViduTestSupport.CREDITS).reply("Forbidden"));
        Set<String> handled = ConcurrentHashMap.newKeySet();
        CamelContext node = node(vidu -> vidu.getCamelContext().getRegistry().bind("handler", new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                handled.add(exception.getMessage());
            }

            @Override
            public void handleException(String message, Throwable exception) {
                handled.add(exception.getMessage());
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                handled.add(exception.getMessage());
            }
        }), new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:told");
                from("vidu:credits?initialDelay=0&delay=5&bridgeErrorHandler=true").to("mock:none");
                from("vidu:credits?initialDelay=0&delay=5&consumerGroup=b&exceptionHandler=#handler").to("mock:none");
            }
        });

        Awaitility.await().until(() -> told(node).getReceivedCounter() > 0 && !handled.isEmpty());
        assertThat(handled).allSatisfy(message -> assertThat(message).contains("Forbidden"));
    }

    @Test
    void timesPatternsAndLevelsReachTheConsumer() throws Exception {
        CamelContext node = node("vidu:tasks?delay=7&initialDelay=3&timeUnit=SECONDS&useFixedDelay=false&runLoggingLevel=DEBUG"
                                 + "&exchangePattern=InOut");

        ScheduledPollConsumer consumer = consumer(node);
        assertThat(consumer.getDelay()).isEqualTo(7);
        assertThat(consumer.getInitialDelay()).isEqualTo(3);
        assertThat(consumer.getTimeUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(consumer.isUseFixedDelay()).isFalse();
        assertThat(consumer.getRunLoggingLevel()).isEqualTo(LoggingLevel.DEBUG);
        assertThat(consumer.createExchange(false).getPattern()).isEqualTo(ExchangePattern.InOut);
    }

    /** Tasks of the ledger that ended before the route began. */
    private CamelContext endedTasks(int count, String uri) throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("told").autoStartup(false).to("mock:told");
            }
        });
        for (int i = 0; i < count; i++) {
            submit(node);
        }
        advance(PROCESSING);
        awaitEnded(node, count);
        node.getRouteController().startRoute("told");
        return node;
    }

    private static void assertLooks(int count) {
        Awaitility.await().until(() -> emulator().requests().count("GET", ViduTestSupport.CREDITS) == count);
        Awaitility.await().during(A_WHILE).until(
                () -> emulator().requests().count("GET", ViduTestSupport.CREDITS) == count);
    }

    private static ScheduledPollConsumer consumer(CamelContext node) {
        return (ScheduledPollConsumer) node.getRoute("told").getConsumer();
    }

    /** With a property of its own. */
    public static final class NamedScheduler extends DefaultScheduledPollConsumerScheduler {

        private String label;

        public void setLabel(String label) {
            this.label = label;
        }
    }

    private static final class NotedPolls extends DefaultPollingConsumerPollStrategy {

        private final Set<String> steps = ConcurrentHashMap.newKeySet();

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            steps.add("begin");
            return super.begin(consumer, endpoint);
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            steps.add("commit");
            super.commit(consumer, endpoint, polledMessages);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception e) throws Exception {
            steps.add("rollback");
            return super.rollback(consumer, endpoint, retryCounter, e);
        }
    }
}
