// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.component.client.TaskRef;
import org.apache.camel.Exchange;

/** {@code vidu:await}: waits for a task that exists, whoever submitted it. */
final class AwaitProducer extends WaitingProducer {

    AwaitProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Arrived> begin(Exchange exchange) {
        TaskRef ref = tasks().find(exchange);
        ResultKind kind = tasks().resultKind(ref, exchange);
        String name = results().wantedName(exchange);
        // nobody here knows whether the task is an off-peak one
        return park(exchange, name, parked -> awaitAndFetch(parked, ref, kind, timeout(false), name));
    }
}
