// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel application whose route begins at {@link #START} with the prompt as body and the key in {@link #KEY}. */
final class CamelClient implements Contender.Client {

    static final String START = "direct:wanted";
    static final String KEY = "key";

    private final CamelContext context;
    private final ProducerTemplate template;
    private final Function<Message, Object> link;

    private CamelClient(CamelContext context, Function<Message, Object> link) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.link = link;
    }

    /** A context with a connection for every video in flight. */
    static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setConnectionsPerRoute(Pace.IN_FLIGHT);
        return context;
    }

    /** @param link finds the link to the video in what the route gave; null when it has none */
    static CamelClient start(CamelContext context, RoutesBuilder routes, Function<Message, Object> link) throws Exception {
        context.addRoutes(routes);
        context.start();
        return new CamelClient(context, link);
    }

    @Override
    public boolean generate(String key, String prompt) {
        Exchange done = template.request(START, exchange -> {
            exchange.getMessage().setHeader(KEY, key);
            exchange.getMessage().setBody(prompt);
        });
        return !done.isFailed() && link.apply(done.getMessage()) != null;
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
