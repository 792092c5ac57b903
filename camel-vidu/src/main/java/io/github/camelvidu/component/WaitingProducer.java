// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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
        String key = goesOn(exchange);
        if (key != null) {
            exchange.getExchangeExtension().addOnCompletion(new ResultDelivery(account().tasks.deliveries(), key));
        }
    }

    @Override
    void fail(Exchange exchange, Throwable failure) {
        String key = goesOn(exchange);
        if (key != null && ResultDelivery.tellsTheEnd(Failure.cause(failure))) {
            account().tasks.deliveries().delivered(key);
        } else if (key != null) {
            account().tasks.deliveries().released(key);
        }
        super.fail(exchange, failure);
    }

    /** @return the key of the row that the exchange has held; null when it has held none */
    private String goesOn(Exchange exchange) {
        return getEndpoint().getComponent().parked().remove(exchange).map(ParkedExchange::heldKey).orElse(null);
    }

    /**
     * Parks the exchange until the work brings about its outcome, or until its route stops.
     *
     * @param heldKey of the row whose result is this exchange's from here on; null when it has none
     */
    CompletableFuture<TaskResult> park(Exchange exchange, String heldKey, Consumer<ParkedExchange> work) {
        ParkedExchange mine = getEndpoint().getComponent().parked().park(exchange, heldKey);
        try {
            work.accept(mine);
        } catch (RuntimeException e) {
            mine.fail(e);
        }
        return mine.outcome();
    }

    /** Waits for the end of a task and fetches what it made, if the endpoint wants that. */
    void awaitAndFetch(ParkedExchange parked, TaskRef ref, WantedResult wanted, Duration timeout) {
        AwaitedTask awaited = account().awaited.await(ref, timeout, configuration().isCancelOnTimeout());
        parked.whenReleased(() -> awaited.giveUp(ROUTE_STOPS, configuration().isCancelOnStop())
                .whenComplete((task, failure) -> parked.fail(failure == null ? stopped(ref) : Failure.cause(failure))));
        parked.after(awaited, task -> fetch(parked, ref, task, wanted));
    }

    /** The task is there to come back to. */
    void canStop(ParkedExchange parked, TaskRef ref) {
        parked.canStop(() -> stopped(ref));
    }

    private ViduException stopped(TaskRef ref) {
        return account().tasks.outcomes().stoppedWaiting(ref.id(), ROUTE_STOPS);
    }

    void fetch(ParkedExchange parked, TaskRef ref, Task task, WantedResult wanted) {
        Task known = wanted.complete(task);
        if (!configuration().isDownload()) {
            parked.arrive(new TaskResult(known));
            return;
        }
        parked.after(results.fetch(ref, known, wanted.kind(), wanted.name()), result -> {
            if (!parked.arrive(result)) {
                ResultFetcher.discard(result);
            }
        });
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
