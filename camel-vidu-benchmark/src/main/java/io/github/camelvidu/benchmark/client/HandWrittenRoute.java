// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.DelayDefinition;

/**
 * What one writes with camel-http and camel-jackson: submit, then look until the task has ended.
 *
 * @param blocking whether the thread of an exchange sleeps between two looks; each exchange has a thread then
 */
record HandWrittenRoute(String name, boolean blocking) implements Contender {

    /** What Camel takes for timers, pollers and redeliveries when nobody says otherwise. */
    static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

    @Override
    public Duration ownInterval() {
        return USUAL_INTERVAL;
    }

    @Override
    public Client open(Access access) throws Exception {
        CamelContext context = RouteClient.context();
        Executor starter = blocking ? Executors.newCachedThreadPool() : Runnable::run;
        return RouteClient.start(context, new Routes(access), starter);
    }

    private final class Routes extends RouteBuilder {

        private final Access access;

        private Routes(Access access) {
            this.access = access;
        }

        @Override
        public void configure() {
            from(RouteClient.START)
                    .process(exchange -> exchange.getMessage()
                            .setBody(HttpRequests.members(exchange.getMessage().getBody(String.class))))
                    .marshal().json()
                    .setHeader("Authorization", constant("Token " + access.apiKey()))
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                    .to(access.url() + HttpRequests.CREATE_PATH + "?httpMethod=POST")
                    .unmarshal().json(Map.class)
                    .setProperty("task", simple("${body[task_id]}"))
                    .setProperty("state", simple("${body[state]}"))
                    .loopDoWhile(simple("${exchangeProperty.state} != 'success'"))
                    .to("direct:wait")
                    .setBody(constant(null))
                    .toD(access.url() + "/ent/v2/tasks/${exchangeProperty.task}/creations?httpMethod=GET")
                    .unmarshal().json(Map.class)
                    .setProperty("state", simple("${body[state]}"))
                    .end();

            DelayDefinition delay = from("direct:wait").delay(access.interval().toMillis());
            if (blocking) {
                delay.syncDelayed();
            }
        }
    }
}
