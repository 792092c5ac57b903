// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.tasks.AwaitedTask;
import org.apache.camel.Exchange;

/** An operation whose exchange waits for a task, parked without a thread, and gets the task's results. */
abstract class WaitingProducer extends ViduProducer<TaskResult> {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(30);
    /** The platform serves an off-peak task or cancels it within 48 hours (reference, section 11); one more to tell. */
    private static final Duration OFF_PEAK_WAIT = Duration.ofHours(Catalog.bundled().common().offPeakDeadlineHours() + 1L);

    private static final String ROUTE_STOPS = "its route is stopping";

    private static final AtomicLong PRODUCERS = new AtomicLong();

    /** Where an exchange remembers that it holds a row of the ledger for this very producer. */
    private final String heldProperty = "CamelViduHeldKey-" + PRODUCERS.incrementAndGet();
    private final ResultFetcher results;
    private final ResultMessage message;
    private TaskLookup tasks;

    WaitingProducer(ViduEndpoint endpoint) {
        super(endpoint);
        this.results = new ResultFetcher(endpoint);
        this.message = new ResultMessage(endpoint.getComponent().platformMapper(), endpoint.getComponent().temporaryMedia());
    }

    @Override
    void finish(Exchange exchange, TaskResult result) {
        message.write(exchange, result);
        String key = (String) exchange.removeProperty(heldProperty);
        if (key != null) {
            exchange.getExchangeExtension().addOnCompletion(new ResultDelivery(account().tasks.deliveries(), key));
        }
    }

    @Override
    void fail(Exchange exchange, Throwable failure) {
        String key = (String) exchange.removeProperty(heldProperty);
        if (key != null && ResultDelivery.tellsTheEnd(Failure.cause(failure))) {
            account().tasks.deliveries().delivered(key);
        } else if (key != null) {
            account().tasks.deliveries().released(key);
        }
        super.fail(exchange, failure);
    }

    /** From here on the result of a row is this exchange's. */
    void holds(Exchange exchange, String key) {
        exchange.setProperty(heldProperty, key);
    }

    /** Parks the exchange until the work gives a result, or until its route stops. */
    CompletableFuture<TaskResult> park(
            Exchange exchange, Function<ParkedExchange, CompletableFuture<TaskResult>> work) {
        ParkedExchanges parked = getEndpoint().getComponent().parked();
        ParkedExchange mine = new ParkedExchange(exchange, parked);
        parked.add(mine);
        try {
            work.apply(mine).whenComplete((result, failure) -> {
                if (failure != null) {
                    mine.fail(Failure.cause(failure));
                } else if (!mine.arrive(result)) {
                    ResultFetcher.discard(result);
                }
            });
        } catch (RuntimeException e) {
            mine.fail(e);
        }
        return mine.outcome();
    }

    /** Waits for the end of a task and fetches what it made, if the endpoint wants that. */
    CompletableFuture<TaskResult> awaitAndFetch(
            ParkedExchange parked, TaskRef ref, ResultKind kind, Duration timeout, String name) {
        AwaitedTask awaited = account().awaited.await(ref, timeout, configuration().isCancelOnTimeout());
        parked.whenReleased(() -> awaited.giveUp(ROUTE_STOPS, configuration().isCancelOnStop())
                .whenComplete((task, failure) -> parked.fail(failure == null ? stopped(ref) : Failure.cause(failure))));
        return awaited.outcome().thenCompose(task -> fetch(ref, task, kind, name));
    }

    /** The task is there to come back to. */
    void canStop(ParkedExchange parked, TaskRef ref) {
        parked.canStop(() -> stopped(ref));
    }

    private ViduException stopped(TaskRef ref) {
        return account().tasks.outcomes().stoppedWaiting(ref.id(), ROUTE_STOPS);
    }

    CompletableFuture<TaskResult> fetch(TaskRef ref, Task task, ResultKind kind, String name) {
        if (!configuration().isDownload()) {
            return CompletableFuture.completedFuture(new TaskResult(task));
        }
        return results.fetch(ref, task, kind, name);
    }

    TaskLookup tasks() {
        return tasks;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tasks = new TaskLookup(getEndpoint());
    }

    ResultFetcher results() {
        return results;
    }

    Duration timeout(boolean offPeak) {
        if (configuration().getWaitTimeout() > 0) {
            return Duration.ofMillis(configuration().getWaitTimeout());
        }
        return offPeak ? OFF_PEAK_WAIT : USUAL_WAIT;
    }
}
