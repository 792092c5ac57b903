// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** Routes that the emulator calls back. */
abstract class CalledBackTestSupport extends ViduTestSupport {

    static final String NO_DOWNLOAD = GENERATE + "&download=false";

    private final int port = HttpServers.freePort();
    final String address = "http://127.0.0.1:" + port + "/vidu/callback";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HttpServers.PLATFORM_HTTP.open(context, port);
        return context;
    }

    @Override
    void configure(ViduComponent vidu) {
        vidu.getConfiguration().setCallbackBaseUrl("http://127.0.0.1:" + port);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("vidu:callback").to("mock:told");
            }
        };
    }
}
