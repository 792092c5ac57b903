// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see: health, developer console, JMX, meters and spans, over successes and failures. */
class OperatingTest extends ViduTestSupport {

    private static final String SECRET_PROMPT = "The harbour of Zanzibar at night.";
    private static final List<String> SECRETS
            = List.of("vda_", "Zanzibar", "customer-4711", "X-Amz-Signature", "Token ", "hunter2");
    private static final String BEAN = "org.apache.camel:context=*,type=";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FinishedSpans spans = new FinishedSpans();
    private final Tracer tracer = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()
            .get("test");
    private SuspendedKeys keys;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setDevConsole(true);
        context.getRegistry().bind("meters", meters);
        context.getRegistry().bind("tracer", tracer);
        return context;
    }

    @Override
    void configure(ViduComponent vidu) {
        keys = new SuspendedKeys(emulator().account());
        vidu.setApiKeys(Map.of("marketing", "vda_second"));
        vidu.setHealthCheckLeastCredits(1_000);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to(GENERATE + "&download=false");
            }
        };
    }

    @Test
    void theHealthCheckReadsTheBalanceWithEachKey() {
        producersChecked();
        sendIt("vidu:credits", null);

        HealthCheck.Result up = health();
        assertThat(up.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(up.getDetails()).containsEntry("credits", 100_000L);
        assertThat(up.getCheck().isReadiness()).isTrue();
        assertThat(up.getCheck().isLiveness()).isFalse();

        keys.suspend("vda_second");
        HealthCheck.Result down = health();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElseThrow()).contains("API key marketing", "Forbidden", "platform@vidu.studio");
        assertThat(down.getDetails()).containsEntry("key.marketing", "Forbidden").containsEntry("service.status.code", 403);
        assertNothingSecret(List.of(up.toString(), up.getDetails().toString(), down.getMessage().orElseThrow(),
                down.getDetails().toString(), down.getError().orElseThrow().toString()));

        keys.resume("vda_second");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theHealthCheckIsDownWhenTheBalanceIsLow() {
        producersChecked();
        vidu().stop();
        vidu().setHealthCheckLeastCredits(1_000_000);
        vidu().start();
        sendIt("vidu:credits", null);

        HealthCheck.Result low = health();

        assertThat(low.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(low.getMessage().orElseThrow()).startsWith("low balance: 100000 credits are left");
    }

    @Test
    void whoWantsNoHealthCheckHasNone() {
        sendIt("vidu:credits", null);
        emulator().requests().clear();
        assertThat(checks()).as("producers are not checked unless the context wants it").isEmpty();

        producersChecked();
        vidu().stop();
        vidu().setHealthCheckProducerEnabled(false);
        vidu().start();
        sendIt("vidu:credits", null);
        emulator().requests().clear();
        assertThat(checks()).allSatisfy(check -> assertThat(check.getState()).isNotEqualTo(HealthCheck.State.DOWN));
        assertThat(emulator().requests().seen()).isZero();
    }

    @Test
    void theDeveloperConsoleTellsHowEachAccountStands() throws Exception {
        succeedAndFail();
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
        submit("&idempotencyKey=waits&key=marketing");
        Awaitility.await().until(() -> json().getInteger("tasksProcessing") == 1);

        String text = (String) console().call(DevConsole.MediaType.TEXT, Map.of());
        JsonObject account = json();

        assertThat(text).contains("Account default at " + emulator().url()).containsPattern("tasksInFlight +1")
                .containsPattern("Key marketing +\\d+ calls, 0 refused, 1 tasks, 0 credits")
                .containsPattern("Key unnamed +\\d+ calls, 0 refused, 1 tasks, " + COST + " credits")
                .containsPattern("Failed .* text2video: CreditInsufficient \\(400\\), key unnamed, trace id \\w+");
        assertThat(account).containsEntry("account", "default").containsEntry("tasksInFlight", 1)
                .containsEntry("uncertainRows", 0).containsEntry("totalSucceeded", 1L).containsEntry("totalRefused", 1L);
        assertThat(account.getLong("creditsReservedToday")).isEqualTo(COST);
        assertThat(account.getLong("creditsChargedToday")).isEqualTo(COST);
        assertThat(account.getCollection("keys").toString()).contains("key=marketing", "key=unnamed");
        assertNothingSecret(List.of(text, Jsoner.serialize(account)));
    }

    @Test
    void theConsoleOfAComponentThatIsNotUsedSaysSo() {
        ViduDevConsole console = new ViduDevConsole();
        console.setCamelContext(new DefaultCamelContext());

        assertThat(console.call(DevConsole.MediaType.TEXT, Map.of())).isEqualTo("No account is in use");
    }

    @Test
    void jmxTellsTheSameAndCanLookNow() throws Exception {
        succeedAndFail();
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
        var waiting = template.asyncSend("direct:generate", exchange -> exchange.getMessage().setBody(PROMPT));
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName component = name(server, "components,name=\"vidu\"");
        Awaitility.await().until(() -> (long) server.getAttribute(component, "TasksInFlight") == 1);

        assertThat(server.getAttribute(component, "UncertainRows")).isEqualTo(0L);
        assertThat(server.getAttribute(component, "ExchangesWaiting")).isEqualTo(0L);
        assertThat(server.getAttribute(component, "WatcherPauseMillis")).isEqualTo(0L);
        assertThat(server.getAttribute(component, "CreditsReservedToday")).isEqualTo((long) COST);
        assertThat(server.getAttribute(component, "CreditsChargedToday")).isEqualTo((long) COST);
        String failure = (String) server.getAttribute(component, "LastFailure");
        assertThat(failure).contains("text2video: CreditInsufficient");
        ObjectName endpoint = name(server, "endpoints,name=\"vidu:*\"");
        assertThat(server.getAttribute(endpoint, "Account")).isEqualTo("default");
        assertThat(server.getAttribute(endpoint, "TasksInFlight")).isEqualTo(1L);
        emulator().clock().advance(Duration.ofMinutes(6));
        server.invoke(component, "sweepNow", null, null);
        server.invoke(component, "reconcileNow", null, null);
        server.invoke(component, "refreshKeys", null, null);
        server.invoke(endpoint, "sweepNow", null, null);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        List<String> shown = new ArrayList<>(List.of(failure));
        for (Attribute attribute : server.getAttributes(component, attributes(server, component)).asList()) {
            shown.add(attribute.toString());
        }
        assertNothingSecret(shown);
    }

    @Test
    void metersCountCallsTasksAndCredits() {
        succeedAndFail();

        assertThat(meters.get(AccountMeters.OPERATION).tag("gen_ai.operation.name", "text2video")
                .tag("gen_ai.request.model", "viduq3-turbo").tag("error.type", "none").timer().count()).isEqualTo(1);
        assertThat(meters.get(AccountMeters.CREDITS).tag("kind", "text2video").tag("key", "none").counter().count())
                .isEqualTo(COST);
        assertThat(meters.get(AccountMeters.TASKS).tag("state", "succeeded").counter().count()).isEqualTo(1);
        assertThat(meters.get(AccountMeters.TASKS).tag("state", "refused").counter().count()).isEqualTo(1);
        assertThat(meters.get(AccountMeters.CALLS).tag("call", "text2video").tag("reason", "ok").timer().count()).isEqualTo(1);
        assertThat(meters.get(AccountMeters.CALLS).tag("reason", "CreditInsufficient").timer().count()).isEqualTo(1);
        assertThat(meters.get(AccountMeters.IN_FLIGHT).tag("state", "processing").gauge().value()).isZero();
        assertThat(meters.get(AccountMeters.PAUSE).gauge().value()).isZero();
        assertThat(meters.get(AccountMeters.DETECTION).timer().totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertNothingSecret(meters.getMeters().stream().map(Meter::getId).map(Object::toString).toList());
    }

    @Test
    void gaugesEndWithTheComponent() {
        sendIt("vidu:credits", null);
        assertThat(meters.find(AccountMeters.IN_FLIGHT).gauges()).isNotEmpty();

        vidu().stop();

        assertThat(meters.find(AccountMeters.IN_FLIGHT).gauges()).isEmpty();
    }

    @Test
    void aCreateIsASpanBelowTheSpanOfItsExchange() {
        Span route = tracer.spanBuilder("route").startSpan();
        try (Scope scope = route.makeCurrent()) {
            succeedAndFail();
        } finally {
            route.end();
        }

        List<SpanData> creates = spans.finished.stream()
                .filter(span -> span.getName().equals("vidu text2video")).toList();
        assertThat(creates).hasSize(2).allSatisfy(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(route.getSpanContext().getSpanId());
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.request.model"))).isEqualTo("viduq3-turbo");
        });
        assertThat(creates.get(0).getAttributes().get(AttributeKey.stringKey("vidu.task.id")))
                .isEqualTo(Long.toString(emulator().tasks().get(0).id()));
        assertThat(creates.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(creates.get(1).getAttributes().get(AttributeKey.stringKey("error.type"))).isEqualTo("CreditInsufficient");
        assertThat(spans.finished).extracting(SpanData::getName)
                .as("the looks that all exchanges share belong to none").doesNotContain("vidu tasks");
        assertNothingSecret(spans.finished.stream().map(Object::toString).toList());
    }

    @Test
    void aCreateThatIsMadeAgainStaysBelowTheSpanOfItsExchange() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("TooManyRequests"));
        Span route = tracer.spanBuilder("route").startSpan();
        try (Scope scope = route.makeCurrent()) {
            submit();
        } finally {
            route.end();
        }

        assertThat(spans.finished).filteredOn(span -> span.getName().equals("vidu text2video")).hasSize(2)
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(route.getSpanContext().getSpanId()));
    }

    /** A task that ends well, and one that the platform refuses. */
    private void succeedAndFail() {
        Exchange done = sendIt(GENERATE + "&download=false&payload=customer-4711", SECRET_PROMPT);
        assertThat(done.getException()).isNull();
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("CreditInsufficient"));
        assertThat(sendIt(GENERATE + "&download=false&payload=customer-4711", SECRET_PROMPT).getException()).isNotNull();
    }

    private void producersChecked() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    private List<HealthCheck.Result> checks() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("producer:vidu-default")).toList();
    }

    private HealthCheck.Result health() {
        return checks().get(0);
    }

    private DevConsole console() {
        return context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).resolveById("vidu");
    }

    private JsonObject json() {
        JsonObject all = (JsonObject) console().call(DevConsole.MediaType.JSON, Map.of());
        return (JsonObject) all.getCollection("accounts").iterator().next();
    }

    private static ObjectName name(MBeanServer server, String type) throws Exception {
        return server.queryNames(new ObjectName(BEAN + type), null).stream()
                .filter(name -> name.toString().contains("vidu")).findFirst().orElseThrow();
    }

    private static String[] attributes(MBeanServer server, ObjectName bean) throws Exception {
        return Arrays.stream(server.getMBeanInfo(bean).getAttributes())
                .filter(attribute -> !attribute.getName().equals("CamelId")).map(attribute -> attribute.getName())
                .toArray(String[]::new);
    }

    private static void assertNothingSecret(List<String> shown) {
        assertThat(shown).isNotEmpty();
        for (String secret : SECRETS) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
        }
    }

    /** Keeps the spans that have ended. */
    private static final class FinishedSpans implements SpanExporter {

        private final List<SpanData> finished = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            finished.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
