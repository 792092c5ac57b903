// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes against the emulator over HTTP, with tasks that take no time, and polls and repeats that come soon. */
abstract class ViduTestSupport extends CamelTestSupport {

    static final String GENERATE = "vidu:generate?model=viduq3-turbo&duration=1&resolution=540p";
    /** What a {@link #GENERATE} costs. */
    static final int COST = 7;
    static final String PROMPT = "A lighthouse keeper climbs a spiral stair at dawn.";
    static final String TEXT2VIDEO = "/ent/v2/text2video";
    static final String IMG2VIDEO = "/ent/v2/img2video";
    static final String LIST = "/ent/v2/tasks";
    static final String CREATIONS = "/ent/v2/tasks/*/creations";
    static final String CANCEL = "/ent/v2/tasks/*/cancel";
    static final String CREDITS = "/ent/v2/credits";
    static final String MEDIA = "/results/**";
    static final int MAX_ATTEMPTS = 3;
    static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKeys("vda_test", "vda_second").credits(100_000)
                    .queueStep(Duration.ZERO).processingTime(Duration.ofMillis(50)));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
        vidu.setPollInterval(20);
        vidu.setMaxAttempts(MAX_ATTEMPTS);
        vidu.setRetryDelay(10);
        vidu.setAbsentAfter(200);
        vidu.getConfiguration().setApiKey(emulator().apiKey());
        vidu.getConfiguration().setBaseUrl(emulator().url());
        configure(vidu);
        return context;
    }

    void configure(ViduComponent vidu) {
    }

    static ViduEmulator emulator() {
        return PLATFORM.emulator();
    }

    ViduComponent vidu() {
        return context.getComponent("vidu", ViduComponent.class);
    }

    /** Sends an exchange and gives it back when it has gone through, with its exception if it failed. */
    Exchange send(String uri, Processor exchange) {
        return template.request(uri, exchange);
    }

    /** The same, without wanting an answer: nobody but the route has the result. */
    Exchange tell(String uri, Object body) {
        return template.send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    Exchange sendIt(String uri, Object body) {
        return send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    Exchange sendIt(String uri, Object body, String header, Object value) {
        return send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(header, value);
        });
    }

    /** Sends an exchange about a task. */
    Exchange sendFor(String uri, String taskId) {
        return sendIt(uri, null, ViduConstants.TASK_ID, taskId);
    }

    /** Makes a task and does not wait for it. */
    String submit(String options) {
        Exchange done = sendIt(GENERATE + "&waitForCompletion=false" + options, PROMPT);
        assertThat(done.getException()).isNull();
        return done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }

    String submit() {
        return submit("");
    }

    static int creates() {
        return emulator().requests().count("POST", TEXT2VIDEO) + emulator().requests().count("POST", IMG2VIDEO);
    }

    /** What the create call carried; there was one. */
    static JsonNode sent(String path) {
        List<RecordedRequest> sent = emulator().requests().to("POST", path);
        assertThat(sent).hasSize(1);
        try {
            return JSON.readTree(sent.get(0).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode sent() {
        return sent(TEXT2VIDEO);
    }

    /**
     * What the platform saw of the money: requests to create, tasks that came of them, credits that these cost so far.
     */
    static void assertMoney(int creates, int tasks, long charged) {
        assertThat(creates()).as("create requests").isEqualTo(creates);
        assertThat(emulator().tasks()).as("tasks").hasSize(tasks);
        assertThat(emulator().account().charged()).as("credits charged").isEqualTo(charged);
    }

    static void assertNothingWasSent() {
        assertThat(emulator().requests().seen()).as("requests").isZero();
        assertMoney(0, 0, 0);
    }

    static <T extends ViduException> T failure(Exchange done, Class<T> type, Money money) {
        assertThat(done.getException()).isInstanceOf(type);
        T failure = type.cast(done.getException());
        assertThat(failure.getMoney()).as("money").isEqualTo(money);
        return failure;
    }

    static <T extends ViduException> T failure(Exchange done, Class<T> type) {
        return failure(done, type, Money.NOT_CHARGED);
    }
}
