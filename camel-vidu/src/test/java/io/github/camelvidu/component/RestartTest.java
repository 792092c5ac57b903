// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduCreditsException;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes that share a database, at the same time and one after the other. */
class RestartTest extends ViduTestSupport {

    private static final String NO_DOWNLOAD = GENERATE + "&download=false";

    private final List<CamelContext> nodes = new ArrayList<>();
    private JdbcConnectionPool database;

    @BeforeEach
    void open() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    }

    @AfterEach
    void close() {
        nodes.forEach(CamelContext::stop);
        database.dispose();
    }

    @Test
    void aTaskThatWasSubmittedIsWatchedAgainAndItsResultComesFromTasks() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        CamelContext first = node(vidu -> {
        });
        send(first, NO_DOWNLOAD + "&waitForCompletion=false", "k");
        first.stop();
        CamelContext second = node(vidu -> {
        }, results());
        MockEndpoint results = second.getEndpoint("mock:results", MockEndpoint.class);
        results.expectedMessageCount(1);

        emulator().clock().advance(Duration.ofMinutes(11));

        results.assertIsSatisfied();
        Exchange result = results.getExchanges().get(0);
        assertThat(result.getMessage().getBody(Task.class).creations()).hasSize(1);
        assertThat(result.getMessage().getHeader(ViduConstants.TASK_KEY)).isEqualTo("k");
        assertMoney(1, 1, COST);
        Awaitility.await().untilAsserted(() -> assertThat(new JdbcTaskLedger(database).find(account(), "k"))
                .hasValueSatisfying(row -> assertThat(row.deliveredAt()).isNotNull()));
    }

    @Test
    void aResultWhoseExchangeFailedIsOfferedAgainUntilOneSucceeds() throws Exception {
        CamelContext node = node(vidu -> {
        }, new RouteBuilder() {
            @Override
            public void configure() {
                from("vidu:tasks?initialDelay=0&delay=20").to("mock:tries").filter(exchange -> exchange.getContext()
                        .getEndpoint("mock:tries", MockEndpoint.class).getReceivedCounter() < 3)
                        .throwException(new IllegalStateException("on purpose"));
            }
        });
        MockEndpoint tries = node.getEndpoint("mock:tries", MockEndpoint.class);
        tries.expectedMessageCount(3);

        send(node, NO_DOWNLOAD + "&waitForCompletion=false", "k");

        tries.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(new JdbcTaskLedger(database).find(account(), "k"))
                .hasValueSatisfying(row -> assertThat(row.deliveredAt()).isNotNull()));
        assertThat(tries.getReceivedCounter()).isEqualTo(3);
        assertMoney(1, 1, COST);
    }

    @Test
    void whatAnExchangeWaitsForIsNotOfferedToTasks() throws Exception {
        CamelContext node = node(vidu -> {
        }, results());
        MockEndpoint results = node.getEndpoint("mock:results", MockEndpoint.class);

        send(node, NO_DOWNLOAD, "waited");
        send(node, NO_DOWNLOAD + "&waitForCompletion=false", "left");

        Awaitility.await().until(() -> results.getReceivedCounter() == 1);
        assertThat(results.getExchanges()).extracting(exchange -> exchange.getMessage().getHeader(ViduConstants.TASK_KEY))
                .containsExactly("left");
    }

    @Test
    void aWaitThatIsOverLeavesItsResultToTasks() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        CamelContext node = node(vidu -> {
        }, results());
        MockEndpoint results = node.getEndpoint("mock:results", MockEndpoint.class);
        results.expectedMessageCount(1);
        send(node, NO_DOWNLOAD + "&waitTimeout=50", "k");

        emulator().clock().advance(Duration.ofMinutes(11));

        results.assertIsSatisfied();
        assertMoney(1, 1, COST);
    }

    @Test
    void aRequestThatNobodyFinishedIsFoundOutAfterTheRestart() throws Exception {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().reset());
        emulator().faults().add(Fault.on("GET", LIST).reply("InternalServiceFailure"));
        CamelContext first = node(vidu -> {
        });
        send(first, NO_DOWNLOAD + "&uncertain=fail", "k");
        first.stop();
        emulator().faults().clear();

        CamelContext second = node(vidu -> {
        });
        send(second, "vidu:credits", "none");

        Awaitility.await().untilAsserted(() -> assertThat(new JdbcTaskLedger(database).find(account(), "k"))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(LedgerState.SUCCEEDED)));
        assertMoney(1, 1, COST);
    }

    @Test
    void aRowThatAnExchangeTakesHoldOfWhileItIsTakenUpIsNotForgotten() throws Exception {
        JdbcTaskLedger rows = new JdbcTaskLedger(database);
        rows.createSchema();
        CamelContext first = node(vidu -> share(vidu, HookedLedger.of(rows, (method, arguments) -> {
            if (method.equals("replace")) {
                throw new IllegalStateException("the node dies");
            }
        })));
        send(first, NO_DOWNLOAD, "k");
        first.stop();
        AtomicBoolean held = new AtomicBoolean();
        CamelContext second = node(vidu -> share(vidu, HookedLedger.of(rows, new HookedLedger.Hook() {

            @Override
            public void before(String method, Object[] arguments) {
                // only what comes after
            }

            @Override
            public void after(String method, Object[] arguments) {
                if (method.equals("claim") && !held.get()) {
                    rows.find(account(), "k").filter(row -> row.owner().equals(arguments[2])).ifPresent(row -> held.set(
                            rows.replace(row, row.held(row.leaseUntil(), rows.now()))));
                }
            }
        })));

        send(second, "vidu:credits", "none");
        Awaitility.await().untilTrue(held);

        assertThat(send(second, NO_DOWNLOAD, "k").getException()).isNull();
        assertMoney(1, 1, COST);
    }

    @Test
    void theSameKeyOnAnotherNodeJoinsTheTask() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        CamelContext first = node(vidu -> {
        });
        CamelContext second = node(vidu -> {
        });
        Exchange submitted = send(first, NO_DOWNLOAD + "&waitForCompletion=false", "k");
        emulator().clock().advance(Duration.ofMinutes(11));

        Exchange joined = send(second, NO_DOWNLOAD, "k");

        assertThat(joined.getException()).isNull();
        assertThat(joined.getMessage().getHeader(ViduConstants.TASK_ID))
                .isEqualTo(submitted.getMessage().getHeader(ViduConstants.TASK_ID));
        assertMoney(1, 1, COST);
    }

    @Test
    void aBudgetIsCommonToAllNodes() throws Exception {
        CamelContext first = node(vidu -> vidu.getConfiguration().setMaxCreditsPerHour(2 * COST));
        CamelContext second = node(vidu -> vidu.getConfiguration().setMaxCreditsPerHour(2 * COST));

        assertThat(send(first, NO_DOWNLOAD, "a").getException()).isNull();
        assertThat(send(second, NO_DOWNLOAD, "b").getException()).isNull();

        assertThat(send(first, NO_DOWNLOAD, "c").getException()).isInstanceOf(ViduCreditsException.class);
        assertThat(send(second, NO_DOWNLOAD, "d").getException()).isInstanceOf(ViduCreditsException.class);
        assertMoney(2, 2, 2 * COST);
    }

    @Test
    void aDatabaseWithoutTablesIsRefusedWithAWordOnWhatToDo() {
        DataSource empty = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

        assertThatThrownBy(() -> {
            CamelContext camel = new DefaultCamelContext();
            nodes.add(camel);
            camel.getComponent("vidu", ViduComponent.class).setDataSource(empty);
            camel.start();
            camel.getEndpoint("vidu:credits").start();
        }).hasStackTraceContaining("createLedgerSchema");
    }

    private static RouteBuilder results() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("vidu:tasks?initialDelay=0&delay=20").to("mock:results");
            }
        };
    }

    private CamelContext node(Consumer<ViduComponent> more, RouteBuilder... routes) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        nodes.add(camel);
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.setDataSource(database);
        vidu.setCreateLedgerSchema(true);
        vidu.setPollInterval(20);
        vidu.setRetryDelay(10);
        vidu.setMaxAttempts(MAX_ATTEMPTS);
        vidu.setLedgerLease(300);
        vidu.setAbsentAfter(200);
        vidu.getConfiguration().setApiKey(emulator().apiKey());
        vidu.getConfiguration().setBaseUrl(emulator().url());
        more.accept(vidu);
        for (RouteBuilder builder : routes) {
            camel.addRoutes(builder);
        }
        camel.start();
        return camel;
    }

    private static void share(ViduComponent vidu, TaskLedger rows) {
        vidu.setDataSource(null);
        vidu.setLedger(rows);
    }

    private static Exchange send(CamelContext node, String uri, String key) {
        return node.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, key);
        });
    }

    private static String account() {
        return emulator().url() + "#default";
    }
}
