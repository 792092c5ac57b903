// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelvidu.component.client.Failure;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * An exchange that waits without a thread. Its outcome is decided once: by the task, or by {@link #release} when its
 * route stops. Thread-safe.
 */
final class ParkedExchange {

    private final CompletableFuture<TaskResult> outcome = new CompletableFuture<>();
    /** Null when it came in through none. */
    private final String fromRoute;
    /** Null when it is on none. */
    private final String currentRoute;
    private final long created;
    /** Null when it holds none. */
    private final String heldKey;
    private Runnable givingUp;
    private boolean released;

    /** @param heldKey of the row whose result is this exchange's; null when it has none */
    ParkedExchange(Exchange exchange, String heldKey) {
        this.heldKey = heldKey;
        this.created = exchange.getClock().getCreated();
        this.fromRoute = exchange.getFromRouteId();
        Route current = exchange.getUnitOfWork() == null ? null : exchange.getUnitOfWork().getRoute();
        this.currentRoute = current == null ? null : current.getId();
    }

    /** The route that it came in through; empty when it came through none. */
    String fromRoute() {
        return fromRoute == null ? "" : fromRoute;
    }

    /** The key of the row whose result is this exchange's; null when it has none. */
    String heldKey() {
        return heldKey;
    }

    CompletableFuture<TaskResult> outcome() {
        return outcome;
    }

    /** Takes the next step with what this one gives. A step that fails is the outcome. */
    <T> void after(CompletableFuture<T> step, Consumer<T> next) {
        step.whenComplete((given, failure) -> {
            if (failure != null) {
                fail(Failure.cause(failure));
                return;
            }
            try {
                next.accept(given);
            } catch (RuntimeException | Error e) {
                // an error as well: whatever happens, the exchange goes on
                fail(e);
            }
        });
    }

    /** @return whether the exchange gets the result; it has gone on otherwise */
    boolean arrive(TaskResult result) {
        return outcome.complete(result);
    }

    void fail(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /** @param until exchanges created up to that time, in milliseconds of the wall clock, stop with the route */
    boolean stopsWith(String routeId, long until) {
        return (routeId.equals(fromRoute) || routeId.equals(currentRoute)) && created <= until;
    }

    /**
     * From here on the wait can be given up: there is something to come back to.
     *
     * @param exception makes what the exchange gets then
     */
    void canStop(Supplier<Exception> exception) {
        whenReleased(() -> fail(exception.get()));
    }

    /** @param giveUp brings about the outcome, at once or soon; run at once if the route is stopping already */
    void whenReleased(Runnable giveUp) {
        boolean now;
        synchronized (this) {
            givingUp = giveUp;
            now = released;
        }
        if (now) {
            giveUp.run();
        }
    }

    /** Gives the wait up, at once or, while the task is being submitted, as soon as it is known what became of that. */
    void release() {
        Runnable giveUp;
        synchronized (this) {
            released = true;
            giveUp = givingUp;
        }
        if (giveUp != null) {
            giveUp.run();
        }
    }
}
