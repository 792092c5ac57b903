// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.H2Databases;
import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes against an emulator whose clock stands still until a test advances it, with few credits. */
abstract class AccountTestSupport {

    static final Instant START = Instant.parse("2026-11-16T08:00:00Z");
    static final int CREDITS = 70;
    /** Of {@link #submit} and {@link #submitAsAnother}. */
    static final int COST = 7;
    static final Duration PROCESSING = Duration.ofSeconds(10);
    /** A lease and its half: what a dead node held is free by then. */
    static final int LEASE = 300;

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKey("vda_test").credits(CREDITS).clock(EmulatorClock.stoppedAt(START))
                    .queueStep(Duration.ZERO).processingTime(PROCESSING).concurrency(100));

    private final List<CamelContext> nodes = new ArrayList<>();

    @AfterEach
    void stopNodes() {
        nodes.forEach(CamelContext::stop);
    }

    static ViduEmulator emulator() {
        return PLATFORM.emulator();
    }

    static void advance(Duration time) {
        emulator().clock().advance(time);
    }

    CamelContext node(String uri) throws Exception {
        return node(vidu -> {
        }, uri);
    }

    /** A node with the route from a URI to {@code mock:told}. */
    CamelContext node(Consumer<ViduComponent> settings, String uri) throws Exception {
        return node(settings, new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("told").to("mock:told");
            }
        });
    }

    CamelContext node(Consumer<ViduComponent> settings, RouteBuilder... routes) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        nodes.add(camel);
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.setPollInterval(20);
        vidu.setRetryDelay(10);
        vidu.setMaxAttempts(2);
        vidu.setLedgerLease(LEASE);
        vidu.getConfiguration().setApiKey(emulator().apiKey());
        vidu.getConfiguration().setBaseUrl(emulator().url());
        settings.accept(vidu);
        for (RouteBuilder builder : routes) {
            camel.addRoutes(builder);
        }
        camel.start();
        return camel;
    }

    /** The database of a ledger, which nodes can share. */
    static DataSource newDatabase() {
        DataSource database = H2Databases.newDatabase();
        new JdbcTaskLedger(database).createSchema();
        return database;
    }

    static MockEndpoint told(CamelContext node) {
        return node.getEndpoint("mock:told", MockEndpoint.class);
    }

    /** Makes a task through the component. */
    static String submit(CamelContext node) {
        Exchange done = node.createProducerTemplate().request(
                ViduTestSupport.GENERATE + "&waitForCompletion=false",
                exchange -> exchange.getMessage().setBody(ViduTestSupport.PROMPT));
        if (done.getException() != null) {
            throw new AssertionError(done.getException());
        }
        return done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }

    /** Makes a task with the same account, as another program would. */
    static void submitAsAnother(int times) {
        for (int i = 0; i < times; i++) {
            int status = Platform.post(emulator(), ViduTestSupport.TEXT2VIDEO, """
                    {"model":"viduq3-turbo","prompt":"x","duration":1,"resolution":"540p"}""");
            if (status != 200) {
                throw new AssertionError("the emulator answered " + status);
            }
        }
    }

    /** Waits until the ledger of a node knows that so many tasks have ended well. */
    static void awaitEnded(CamelContext node, int count) {
        ViduComponent vidu = node.getComponent("vidu", ViduComponent.class);
        Awaitility.await().until(() -> vidu.getLedger()
                .entries(emulator().url() + "#default", EnumSet.of(LedgerState.SUCCEEDED), 100).size() == count);
    }

    /** Waits until the platform was asked for something so many times more. */
    static void awaitCalls(String path, int more) {
        long before = emulator().requests().count("GET", path);
        Awaitility.await().pollInterval(Duration.ofMillis(10))
                .until(() -> emulator().requests().count("GET", path) >= before + more);
    }
}
