// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * Makes calls on a pool and makes them again as the {@link RetryRule} says. Between two attempts no thread is held.
 * Thread-safe.
 */
public final class RetryingCalls {

    private final Executor pool;
    private final Timekeeper time;
    private final RetryRule rule;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

    public RetryingCalls(Executor pool, Timekeeper time, RetryRule rule) {
        this.pool = pool;
        this.time = time;
        this.rule = rule;
    }

    /** For calls that change nothing: made again after anything that may pass. */
    public <T> CompletableFuture<T> read(Supplier<Answer<T>> call) {
        return call(call, failed -> failed.exception().isRetryable())
                .thenApply(Answer::orThrow);
    }

    /**
     * @param  again which failures are worth another attempt; the rule decides how often and when
     * @return       the last answer; fails only when {@link #stop} comes first or the call itself throws
     */
    public <T> CompletableFuture<Answer<T>> call(Supplier<Answer<T>> call, Predicate<Answer.Failed<T>> again) {
        CompletableFuture<Answer<T>> result = new CompletableFuture<>();
        pending.add(result);
        result.whenComplete((answer, failure) -> pending.remove(result));
        attempt(call, again, 1, result);
        return result;
    }

    /** Ends everything that waits for another attempt with the given failure. */
    public void stop(Supplier<ViduException> failure) {
        pending.forEach(result -> result.completeExceptionally(failure.get()));
    }

    private <T> void attempt(
            Supplier<Answer<T>> call, Predicate<Answer.Failed<T>> again, int attempt, CompletableFuture<Answer<T>> result) {
        try {
            pool.execute(() -> {
                try {
                    settle(call, again, attempt, result, call.get());
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private <T> void settle(
            Supplier<Answer<T>> call, Predicate<Answer.Failed<T>> again, int attempt, CompletableFuture<Answer<T>> result,
            Answer<T> answer) {
        if (!(answer instanceof Answer.Failed<T> failed)) {
            result.complete(answer);
            return;
        }
        Optional<Duration> delay = again.test(failed)
                ? rule.delay(attempt, failed.retryAfter(), ThreadLocalRandom.current().nextDouble()) : Optional.empty();
        if (delay.isPresent() && !result.isDone()) {
            time.after(delay.get(), () -> attempt(call, again, attempt + 1, result));
        } else {
            ViduException counted = failed.exception().with(failed.exception().details().withAttempts(attempt));
            result.complete(new Answer.Failed<>(counted, failed.withoutEffect(), failed.throttled(), failed.retryAfter()));
        }
    }
}
