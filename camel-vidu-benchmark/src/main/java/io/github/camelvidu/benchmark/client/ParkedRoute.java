// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;

/** A route that asks for nothing and parks its exchanges for ever. */
final class ParkedRoute implements Contender {

    @Override
    public String name() {
        return "exchanges that are parked";
    }

    @Override
    public Duration ownInterval() {
        return HandWrittenRoute.USUAL_INTERVAL;
    }

    @Override
    public Client open(Access access) throws Exception {
        AsyncProcessor parking = new Parking();
        return RouteClient.start(RouteClient.context(), new RouteBuilder() {
            @Override
            public void configure() {
                from(RouteClient.START).process(parking);
            }
        }, Runnable::run);
    }

    private static final class Parking extends AsyncProcessorSupport {

        private final Queue<AsyncCallback> parked = new ConcurrentLinkedQueue<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            parked.add(callback);
            return false;
        }
    }
}
