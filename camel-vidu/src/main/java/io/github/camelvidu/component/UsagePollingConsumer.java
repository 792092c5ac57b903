// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.camelvidu.component.client.Failure;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.PollingConsumerSupport;

/**
 * Usage for {@code pollEnrich} and {@code ConsumerTemplate}: what it is at the moment of each call. Nothing is waited
 * for but the platform's answer, and nothing is marked as told.
 */
final class UsagePollingConsumer extends PollingConsumerSupport {

    private final ViduEndpoint endpoint;
    private final Function<ViduEndpoint, Function<Message, CompletableFuture<UsageResult>>> opening;
    private Function<Message, CompletableFuture<UsageResult>> usage;

    /** @param opening makes of the endpoint what reads for a message */
    UsagePollingConsumer(
                         ViduEndpoint endpoint,
                         Function<ViduEndpoint, Function<Message, CompletableFuture<UsageResult>>> opening) {
        super(endpoint);
        this.endpoint = endpoint;
        this.opening = opening;
    }

    @Override
    public Exchange receive() {
        return read(usage -> usage.get());
    }

    /** The state now takes a call of the platform, so that is waited for. */
    @Override
    public Exchange receiveNoWait() {
        return receive();
    }

    /** @return null when the platform has not answered in time */
    @Override
    public Exchange receive(long timeout) {
        return timeout < 0 ? receive() : read(usage -> usage.get(timeout, TimeUnit.MILLISECONDS));
    }

    @Override
    protected void doStart() throws Exception {
        usage = opening.apply(endpoint);
    }

    private Exchange read(Waiting waiting) {
        Exchange exchange = endpoint.createExchange();
        try {
            waiting.on(usage.apply(exchange.getMessage())).writeTo(exchange.getMessage());
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException(e);
        } catch (ExecutionException e) {
            exchange.setException(Failure.cause(e.getCause()));
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        return exchange;
    }

    private interface Waiting {

        UsageResult on(CompletableFuture<UsageResult> usage) throws InterruptedException, ExecutionException, TimeoutException;
    }
}
