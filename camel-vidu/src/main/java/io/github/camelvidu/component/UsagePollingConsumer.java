// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Usage, or a report, as it is at the moment of each call. Nothing is marked as told. */
final class UsagePollingConsumer extends ViduPollingConsumer {

    private final Function<Message, CompletableFuture<UsageResult>> usage;

    /** @param usage reads what a message asks for */
    UsagePollingConsumer(ViduEndpoint endpoint, Function<Message, CompletableFuture<UsageResult>> usage) {
        super(endpoint);
        this.usage = usage;
    }

    @Override
    Exchange poll() {
        Exchange exchange = getEndpoint().createExchange();
        try {
            usage.apply(exchange.getMessage()).join().writeTo(exchange.getMessage());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return exchange;
    }
}
