// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

/** {@code vidu:await}: waits for a task that exists, whoever submitted it. */
final class AwaitProducer extends WaitingProducer {

    AwaitProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<TaskResult> begin(Exchange exchange) {
        KnownTask known = tasks().find(exchange);
        WantedResult wanted = new WantedResult(known.resultKind(), results().nameOfTask(exchange));
        if (known.key() != null) {
            account().tasks.deliveries().hold(known.key());
        }
        if (known.answered() != null) {
            // nothing to wait for, and no later time to come back at: the result is in this ledger only
            return park(exchange, known.key(), parked -> fetch(parked, known.ref(), known.answered(), wanted));
        }
        // nobody here knows whether the task is an off-peak one
        return park(exchange, known.key(), parked -> awaitAndFetch(parked, known.ref(), wanted, timeout(false)));
    }
}
