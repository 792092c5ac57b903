// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelvidu.api.Task;
import org.apache.camel.Exchange;

/** An operation whose exchange waits for a task, parked without a thread, and gets the task's results. */
abstract class WaitingProducer extends ViduProducer<WaitingProducer.Arrived> {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(30);
    /** The platform serves an off-peak task or cancels it within 48 hours (reference, section 11). */
    private static final Duration OFF_PEAK_WAIT = Duration.ofHours(49);

    private final ResultFetcher results;

    WaitingProducer(ViduEndpoint endpoint) {
        super(endpoint);
        this.results = new ResultFetcher(endpoint);
    }

    /** @param name for the media, without extension; null for the task's id */
    record Arrived(TaskResult result, String name) {
    }

    @Override
    void finish(Exchange exchange, Arrived arrived) {
        String name = arrived.name() == null ? arrived.result().task().id() : arrived.name();
        TaskMessage.write(exchange, arrived.result(), name);
    }

    /**
     * Parks the exchange until the work gives a result, or until its route stops.
     *
     * @param name as the fetcher gave it
     */
    CompletableFuture<Arrived> park(
            Exchange exchange, String name, Function<ParkedExchange, CompletableFuture<TaskResult>> work) {
        ParkedExchanges parked = getEndpoint().getComponent().parked();
        ParkedExchange mine = new ParkedExchange(
                exchange, id -> account().outcomes.stoppedWaiting(id, "its route is stopping"));
        parked.add(mine);
        mine.outcome().whenComplete((result, failure) -> parked.remove(mine));
        try {
            work.apply(mine).whenComplete((result, failure) -> {
                if (failure != null) {
                    mine.outcome().completeExceptionally(Failure.cause(failure));
                } else if (!mine.outcome().complete(result)) {
                    ResultFetcher.discard(result);
                }
            });
        } catch (RuntimeException e) {
            mine.outcome().completeExceptionally(e);
        }
        return mine.outcome().thenApply(result -> new Arrived(result, name));
    }

    /** Waits for the end of a task and fetches what it made, if the endpoint wants that. */
    CompletableFuture<TaskResult> awaitAndFetch(ParkedExchange parked, String taskId, Duration timeout, String name) {
        parked.waitsFor(taskId);
        CompletableFuture<Task> wait = account().outcomes.await(account().watcher, taskId, timeout);
        parked.outcome().whenComplete((result, failure) -> wait.cancel(false));
        return wait.thenCompose(task -> fetch(task, name));
    }

    CompletableFuture<TaskResult> fetch(Task task, String name) {
        return configuration().isDownload()
                ? results.fetch(task, name) : CompletableFuture.completedFuture(new TaskResult(task));
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
