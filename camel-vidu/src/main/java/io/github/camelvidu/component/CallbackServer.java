// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.CamelContextHelper;

/** The HTTP server of the Camel runtime, whichever it is, as far as it takes to receive callbacks. */
final class CallbackServer {

    /** Those that a runtime may have without having used them yet, the usual one first. */
    private static final List<String> USUAL = List.of("platform-http", "servlet", "jetty", "undertow", "netty-http");

    private CallbackServer() {
    }

    /**
     * Makes what receives the requests to a path; the caller starts and stops it.
     *
     * @param name of the component with the server; null for the one that the context has
     */
    static Consumer receiver(CamelContext camel, String name, String path, Processor processor) throws Exception {
        RestConsumerFactory server = name == null ? any(camel) : named(camel, name);
        RestConfiguration configuration = CamelContextHelper.getRestConfiguration(camel, name);
        return server.createConsumer(camel, processor, "POST", path, null, null, null, configuration, Map.of());
    }

    private static RestConsumerFactory named(CamelContext camel, String name) {
        Object component = camel.getRegistry().lookupByName(name);
        if (!(component instanceof RestConsumerFactory)) {
            component = camel.getComponent(name);
        }
        if (component instanceof RestConsumerFactory server) {
            return server;
        }
        throw new IllegalArgumentException(
                "the option callbackServer is '" + name + "', which is "
                                           + (component == null ? "not there" : "no component with an HTTP server"));
    }

    private static RestConsumerFactory any(CamelContext camel) {
        Set<RestConsumerFactory> registered = camel.getRegistry().findByType(RestConsumerFactory.class);
        if (registered.size() == 1) {
            return registered.iterator().next();
        }
        return camel.getComponentNames().stream().map(camel::hasComponent)
                .filter(RestConsumerFactory.class::isInstance).findFirst()
                .or(() -> USUAL.stream().map(camel::getComponent).filter(Objects::nonNull)
                        .filter(RestConsumerFactory.class::isInstance).findFirst())
                .map(RestConsumerFactory.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "vidu:callback needs an HTTP server and there is none: add camel-platform-http with an engine for the"
                                                                + " runtime (camel-platform-http-main for Camel Main), or name"
                                                                + " another component in the option callbackServer"));
    }
}
