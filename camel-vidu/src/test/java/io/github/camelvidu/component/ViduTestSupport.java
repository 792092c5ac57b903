// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes against the emulator over HTTP, with tasks that take no time and polls that come soon. */
abstract class ViduTestSupport extends CamelTestSupport {

    static final String GENERATE = "vidu:generate?model=viduq3-turbo&duration=1&resolution=540p";
    static final String PROMPT = "A lighthouse keeper climbs a spiral stair at dawn.";

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKey("vda_test").credits(100_000)
                    .queueStep(Duration.ZERO).processingTime(Duration.ofMillis(50)));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
        vidu.setPollInterval(20);
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

    /** Sends an exchange and gives it back when it has gone through, with its exception if it failed. */
    Exchange send(String uri, Processor exchange) {
        return template.request(uri, exchange);
    }

    Exchange sendIt(String uri, Object body) {
        return send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    static int creates() {
        return emulator().requests().count("POST", "/ent/v2/text2video")
               + emulator().requests().count("POST", "/ent/v2/img2video");
    }
}
