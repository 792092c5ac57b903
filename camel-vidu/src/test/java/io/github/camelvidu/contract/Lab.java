// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.component.ViduComponent;
import io.github.camelvidu.component.tasks.Marker;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The component and the emulator of one site, with money without end. */
final class Lab implements AutoCloseable {

    /** No prompt may be longer. */
    static final int LONGEST_PROMPT = 20_100;

    private final Site site;
    private final ViduEmulator emulator;
    private final PlatformHttp platform;
    private final World world;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    /** With a clock that stands still. */
    Lab(Site site) {
        this(site, EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:15Z")));
    }

    Lab(Site site, EmulatorClock clock) {
        this.site = site;
        emulator = ViduEmulator.builder().site(site).credits(1_000_000_000).recordedRequests(20).clock(clock)
                .queueStep(Duration.ZERO).offPeakDelay(Duration.ZERO).processingTime(Duration.ofMillis(50)).start();
        platform = new PlatformHttp(emulator);
        world = new World(emulator);
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        // while the clock stands still no task ends, and looks for them would crowd out the requests that are looked at
        vidu.setPollInterval(clock.isStopped() ? 3_600_000 : 20);
        vidu.getConfiguration().setApiKey(emulator.apiKey());
        vidu.getConfiguration().setBaseUrl(emulator.url());
        vidu.getConfiguration().setSite(site);
        camel.start();
        template = camel.createProducerTemplate();
    }

    List<RawForm> forms() {
        return RawForm.all(site);
    }

    ViduEmulator emulator() {
        return emulator;
    }

    PlatformHttp platform() {
        return platform;
    }

    Samples samples(RawForm form, int longest) {
        return new Samples(world.of(form), Marker.LENGTH, longest);
    }

    /** With prompts of any length; payloads are as long as they may be for one model of each operation. */
    Samples samples(RawForm form) {
        return samples(form, form.isFirst() ? Integer.MAX_VALUE : LONGEST_PROMPT);
    }

    /** Asks the component what a request costs; it is not sent. */
    Exchange estimate(RawForm form, ObjectNode body) {
        return send("vidu:estimate?kind=" + form.kind(), body);
    }

    /** Lets the component send a request, if it finds nothing wrong with it. */
    Exchange submit(RawForm form, ObjectNode body) {
        return send(uri(form), body);
    }

    /** Lets the component send a request that is a text of JSON. */
    Exchange submitText(RawForm form, ObjectNode body) {
        return template.request(uri(form), exchange -> {
            exchange.getMessage().setBody(body.toString());
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        });
    }

    /** Sends an exchange of any kind. */
    Exchange send(String uri, Processor exchange) {
        return template.request(uri, exchange);
    }

    ExistingThings existing(RawForm form) {
        return world.of(form);
    }

    /** Lets the component send a request, whatever it says. */
    Exchange submitUnchecked(RawForm form, ObjectNode body) {
        return send(uri(form) + (uri(form).contains("?") ? "&" : "?") + "validation=off", body);
    }

    private Exchange send(String uri, ObjectNode body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static String uri(RawForm form) {
        return form.isGenerated()
                ? "vidu:generate?waitForCompletion=false&download=false&kind=" + form.kind() : "vidu:" + form.kind();
    }

    @Override
    public void close() {
        camel.stop();
        emulator.close();
    }
}
