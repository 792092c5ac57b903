// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * An exchange that waits without a thread. Its outcome is decided once: by the task, or by {@link #release} when its
 * route stops. Thread-safe.
 */
final class ParkedExchange {

    private final Set<String> routes = new HashSet<>();
    private final CompletableFuture<TaskResult> outcome = new CompletableFuture<>();
    private final long created;
    private Supplier<Exception> whenStopped;
    private boolean released;

    ParkedExchange(Exchange exchange) {
        this.created = exchange.getClock().getCreated();
        if (exchange.getFromRouteId() != null) {
            routes.add(exchange.getFromRouteId());
        }
        Route current = exchange.getUnitOfWork() == null ? null : exchange.getUnitOfWork().getRoute();
        if (current != null) {
            routes.add(current.getId());
        }
    }

    CompletableFuture<TaskResult> outcome() {
        return outcome;
    }

    /** @param until exchanges created up to that time, in milliseconds of the wall clock, stop with the route */
    boolean stopsWith(String routeId, long until) {
        return routes.contains(routeId) && created <= until;
    }

    /**
     * From here on the wait can be given up: there is something to come back to.
     *
     * @param exception makes what the exchange gets then
     */
    void canStop(Supplier<Exception> exception) {
        boolean giveUp;
        synchronized (this) {
            whenStopped = exception;
            giveUp = released;
        }
        if (giveUp) {
            outcome.completeExceptionally(exception.get());
        }
    }

    /** Gives the wait up, at once or, while the task is being submitted, as soon as it is known what became of that. */
    void release() {
        Supplier<Exception> exception;
        synchronized (this) {
            released = true;
            exception = whenStopped;
        }
        if (exception != null) {
            outcome.completeExceptionally(exception.get());
        }
    }
}
