// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelvidu.benchmark.platform.Wish;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A route that begins at {@link #START} with the prompt as body. The thread that begins goes back when the route lets
 * it.
 */
final class RouteClient implements Contender.Client {

    static final String START = "direct:wanted";

    private final CamelContext context;
    private final AsyncProducer route;
    private final Executor starter;

    private RouteClient(CamelContext context, AsyncProducer route, Executor starter) {
        this.context = context;
        this.route = route;
        this.starter = starter;
    }

    /** A context with as many connections as are allowed. */
    static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getComponent("http", HttpComponent.class).setConnectionsPerRoute(Access.CONNECTIONS);
        return context;
    }

    /** @param starter what begins an exchange */
    static RouteClient start(CamelContext context, RoutesBuilder routes, Executor starter) throws Exception {
        context.addRoutes(routes);
        context.start();
        // not a ProducerTemplate: that one would send ten at a time
        AsyncProducer route = context.getEndpoint(START).createAsyncProducer();
        route.start();
        return new RouteClient(context, route, starter);
    }

    @Override
    public CompletableFuture<?> get(Wish wish) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getMessage().setBody(wish.prompt());
        starter.execute(() -> route.process(exchange, atOnce -> {
            if (exchange.getException() == null) {
                done.complete(wish);
            } else {
                done.completeExceptionally(exchange.getException());
            }
        }));
        return done;
    }

    @Override
    public void close() throws Exception {
        context.close();
    }
}
