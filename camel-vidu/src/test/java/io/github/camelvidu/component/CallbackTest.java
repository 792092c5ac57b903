// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.callback.CallbackSignature;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Callbacks, on each of the HTTP servers that a Camel runtime may have. */
class CallbackTest extends ViduTestSupport {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PATH = "/vidu/callback";

    private final int port = HttpServers.freePort();
    private final String address = "http://127.0.0.1:" + port + PATH;
    private final Callbacks callbacks = new Callbacks("vda_test");
    private CamelContext camel;
    private MockEndpoint told;

    @AfterEach
    void close() {
        if (camel != null) {
            camel.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackEndsTheWaitAndTellsTheRouteWhatWasReadBack(HttpServers server) throws Exception {
        open(server, "");
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        var waiting = camel.createProducerTemplate().asyncSend(GENERATE + "&download=false", exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "k");
        });
        String id = onlyTask();
        emulator().clock().advance(Duration.ofMinutes(11));
        told.expectedMessageCount(1);

        HttpResponse<String> answer = callbacks.about(id, address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(waiting).succeedsWithin(SOON).satisfies(done -> assertThat(done.getException()).isNull());
        told.assertIsSatisfied();
        Exchange exchange = told.getExchanges().get(0);
        assertThat(exchange.getMessage().getBody(Task.class).state()).isEqualTo(TaskState.SUCCESS);
        assertThat(exchange.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(id);
        assertThat(exchange.getMessage().getHeader(ViduConstants.STATE)).isEqualTo("success");
        assertThat(exchange.getMessage().getHeader(ViduConstants.CREDITS)).as("not what the callback says").isEqualTo(COST);
        assertThat(exchange.getMessage().getHeader(ViduConstants.TASK_KEY)).isEqualTo("k");
        assertThat(exchange.getMessage().getHeader(ViduConstants.KIND)).isEqualTo("text2video");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheRequestReachesTheRouteAndNothingOfItGoesBack(HttpServers server) throws Exception {
        open(server, "");
        String id = doneTask();
        Map<String, String> headers = callbacks.headers(address);
        headers.put("CamelViduIdempotencyKey", "theirs");
        headers.put("camelvidukind", "theirs");
        headers.put("CAMELFILENAME", "theirs");
        headers.put("x-anything", "theirs");
        told.expectedMessageCount(1);

        HttpResponse<String> answer = callbacks.post(address + "?CamelViduModel=theirs", headers, Callbacks.body(id));

        told.assertIsSatisfied();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("x-anything", "x-hmac-signature", "x-request-nonce");
        assertThat(told.getExchanges().get(0).getMessage().getHeaders().keySet())
                .contains(ViduConstants.TASK_ID, ViduConstants.STATE)
                .allSatisfy(name -> assertThat(name).startsWith("CamelVidu"));
        assertThat(told.getExchanges().get(0).getMessage().getHeaders().values()).doesNotContain("theirs");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotSignedIsRefusedAndReadsNothing(HttpServers server) throws Exception {
        open(server, "");
        String id = doneTask();
        Map<String, String> unsigned = new TreeMap<>(callbacks.headers(address));
        unsigned.remove(CallbackSignature.SIGNATURE);
        Map<String, String> forged = new TreeMap<>(new Callbacks("vda_other").headers(address));
        long calls = emulator().requests().seen();

        for (Map<String, String> headers : List.of(Map.<String, String> of(), unsigned, forged)) {
            assertThat(callbacks.post(address, headers, Callbacks.body(id)).statusCode()).isEqualTo(401);
        }

        assertThat(emulator().requests().seen()).isEqualTo(calls);
        assertThat(told.getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void repeatsAreHarmless(HttpServers server) throws Exception {
        open(server, "");
        String id = doneTask();
        Map<String, String> headers = callbacks.headers(address);
        told.expectedMessageCount(1);

        assertThat(callbacks.post(address, headers, Callbacks.body(id)).statusCode()).isEqualTo(200);
        told.assertIsSatisfied();
        long reads = emulator().requests().seen();
        assertThat(callbacks.post(address, headers, Callbacks.body(id)).statusCode()).as("the same").isEqualTo(200);
        assertThat(emulator().requests().seen()).as("a repeat reads nothing").isEqualTo(reads);
        assertThat(callbacks.about(id, address).statusCode()).as("again with another nonce").isEqualTo(200);
        Awaitility.await().until(() -> emulator().requests().seen() > reads);

        assertThat(told.getReceivedCounter()).as("the state was told before").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatNamesNoTaskIsRefusedAndMayComeAgainWithOne(HttpServers server) throws Exception {
        open(server, "?maxCallbackSize=2000");
        String id = doneTask();
        told.expectedMessageCount(1);
        Map<String, String> headers = callbacks.headers(address);

        assertThat(callbacks.post(address, headers, "").statusCode()).isEqualTo(400);
        assertThat(callbacks.post(address, headers, "<html>no</html>").statusCode()).isEqualTo(400);
        assertThat(callbacks.post(address, headers, "{\"id\":\"../../credits\"}").statusCode()).isEqualTo(400);
        assertThat(callbacks.post(address, headers, " ".repeat(2_001)).statusCode()).isEqualTo(413);
        assertThat(callbacks.post(address, headers, Callbacks.body(id)).statusCode()).isEqualTo(200);

        told.assertIsSatisfied();
    }

    @ParameterizedTest
    @EnumSource
    void theRegisteredAddressIsWhatIsSignedWhateverAProxyMakesOfIt(HttpServers server) throws Exception {
        open(server, "?callbackBaseUrl=https://hooks.example.com/public");
        String registered = "https://hooks.example.com/public" + PATH;
        String id = doneTask();

        assertThat(
                callbacks.post(address + "?added=by-a-proxy", callbacks.headers(registered), Callbacks.body(id)).statusCode())
                .isEqualTo(200);
        assertThat(callbacks.post(address + "?own=query", callbacks.headers(registered + "?own=query"), Callbacks.body(id))
                .statusCode()).isEqualTo(200);
        assertThat(callbacks.about(id, address).statusCode()).as("signed for the inner address").isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void earlierKeysAreGoodWhileTheyAreReplaced(HttpServers server) throws Exception {
        open(server, "?callbackSecrets=vda_before,vda_before_that");
        String id = doneTask();

        assertThat(new Callbacks("vda_before").about(id, address).statusCode()).isEqualTo(200);
        assertThat(new Callbacks("vda_before_that").about(id, address).statusCode()).isEqualTo(200);
        assertThat(callbacks.about(id, address).statusCode()).isEqualTo(200);
        assertThat(new Callbacks("vda_long_ago").about(id, address).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void headersMayComeInLowerCase(HttpServers server) throws Exception {
        open(server, "");
        Map<String, String> lower = new TreeMap<>();
        callbacks.headers(address).forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));

        assertThat(callbacks.post(address, lower, Callbacks.body(doneTask())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerDoesNotWaitForThePlatformOrTheRoute(HttpServers server) throws Exception {
        open(server, "");
        String id = doneTask();
        emulator().faults().add(Fault.on("GET", LIST).delay(Duration.ofSeconds(2)));
        told.expectedMessageCount(1);

        long before = System.nanoTime();
        assertThat(callbacks.about(id, address).statusCode()).isEqualTo(200);

        assertThat(told.getReceivedCounter()).as("still being read").isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        told.assertIsSatisfied();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsNotKnownHereIsToldToo(HttpServers server) throws Exception {
        open(server, "");
        String id = submit("");
        told.expectedMessageCount(1);

        callbacks.about(id, address);

        told.assertIsSatisfied();
        assertThat(told.getExchanges().get(0).getMessage().getHeader(ViduConstants.TASK_KEY)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void nothingArrivesAnyMoreWhenTheRouteHasStopped(HttpServers server) throws Exception {
        open(server, "");
        camel.getRouteController().stopRoute("callback");

        assertThatCallbackIsNotTaken();

        camel.getRouteController().startRoute("callback");
        assertThat(callbacks.about(doneTask(), address).statusCode()).isEqualTo(200);
    }

    private void assertThatCallbackIsNotTaken() throws Exception {
        try {
            assertThat(callbacks.about("1", address).statusCode()).isEqualTo(404);
        } catch (java.net.ConnectException e) {
            assertThat(e).as("the server has stopped with its only path").isNotNull();
        }
    }

    private void open(HttpServers server, String options) throws Exception {
        camel = new DefaultCamelContext();
        server.open(camel, port);
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.setPollInterval(600_000);
        vidu.getConfiguration().setApiKey("vda_test");
        vidu.getConfiguration().setBaseUrl(emulator().url());
        vidu.getConfiguration().setCallbackServer(server.component);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("vidu:callback" + options).routeId("callback").to("mock:told");
            }
        });
        camel.start();
        told = camel.getEndpoint("mock:told", MockEndpoint.class);
    }

    private static String onlyTask() {
        Awaitility.await().until(() -> emulator().tasks().size() == 1);
        return String.valueOf(emulator().tasks().get(0).id());
    }

    private String doneTask() {
        String id = submit();
        Awaitility.await().until(() -> sendFor("vidu:task", id).getMessage().getHeader(ViduConstants.STATE).equals("success"));
        return id;
    }
}
