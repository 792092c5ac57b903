// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * An exchange that waits without a thread. Its outcome is decided once: by the task, or by {@link #release} when its
 * route stops. Thread-safe.
 */
final class ParkedExchange {

    private final Set<String> routes = new HashSet<>();
    private final CompletableFuture<TaskResult> outcome = new CompletableFuture<>();
    private final Function<String, Exception> stopped;
    private final long created;
    private String taskId;
    private boolean released;

    /** @param stopped makes the exception of a wait that is given up, from the task's id */
    ParkedExchange(Exchange exchange, Function<String, Exception> stopped) {
        this.stopped = stopped;
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

    /** From here on the wait can be given up: there is a task to come back to. */
    void waitsFor(String id) {
        boolean giveUp;
        synchronized (this) {
            taskId = id;
            giveUp = released;
        }
        if (giveUp) {
            outcome.completeExceptionally(stopped.apply(id));
        }
    }

    /** Gives the wait up, at once or, while the task is being submitted, as soon as its id is known. */
    void release() {
        String id;
        synchronized (this) {
            released = true;
            id = taskId;
        }
        if (id != null) {
            outcome.completeExceptionally(stopped.apply(id));
        }
    }
}
