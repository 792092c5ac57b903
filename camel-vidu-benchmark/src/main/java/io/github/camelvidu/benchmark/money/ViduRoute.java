// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;

import io.github.camelvidu.component.ViduComponent;
import io.github.camelvidu.component.ViduConstants;
import io.github.camelvidu.emulator.ViduEmulator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** This component, without redelivery. */
final class ViduRoute implements Contender {

    @Override
    public String name() {
        return "camel-vidu";
    }

    @Override
    public Client open(ViduEmulator platform, Duration timeOut) throws Exception {
        CamelContext context = CamelClient.context();
        configure(context.getComponent("vidu", ViduComponent.class), platform, timeOut);
        return CamelClient.start(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(CamelClient.START)
                        .to("vidu:generate?model=viduq3-turbo&duration=1&resolution=540p&download=false"
                            + "&idempotencyKey=${header." + CamelClient.KEY + "}");
            }
        }, message -> message.getHeader(ViduConstants.URL));
    }

    private static void configure(ViduComponent vidu, ViduEmulator platform, Duration timeOut) {
        vidu.getConfiguration().setBaseUrl(platform.url());
        vidu.getConfiguration().setApiKey(platform.apiKey());
        vidu.setPollInterval(Pace.POLL.toMillis());
        vidu.setRequestTimeout(timeOut.toMillis());
        vidu.setRetryDelay(Pace.RETRY.toMillis());
        // the emulator lists a task as soon as it exists; on the platform the default of five minutes is right
        vidu.setAbsentAfter(Duration.ofSeconds(2).toMillis());
    }
}
