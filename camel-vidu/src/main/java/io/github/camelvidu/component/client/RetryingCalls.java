// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * Makes calls on a pool and makes them again as the {@link RetryRule} says. Between two attempts no thread is held.
 * Thread-safe.
 */
public final class RetryingCalls {

    private final Executor pool;
    private final Timekeeper time;
    private final RetryRule rule;
    /** What gives up a call that waits for its next attempt. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final Supplier<UnaryOperator<Runnable>> carry;
    private volatile boolean stopped;

    public RetryingCalls(Executor pool, Timekeeper time, RetryRule rule) {
        this(pool, time, rule, UnaryOperator::identity);
    }

    /** @param carry asked on the thread that asks for a call, for what puts each of its attempts into the same place */
    public RetryingCalls(Executor pool, Timekeeper time, RetryRule rule, Supplier<UnaryOperator<Runnable>> carry) {
        this.pool = pool;
        this.time = time;
        this.rule = rule;
        this.carry = carry;
    }

    /** What puts a job into the place of the thread that asks, for calls that are asked for later on another thread. */
    public UnaryOperator<Runnable> here() {
        return carry.get();
    }

    /** For calls that change nothing: made again after anything that may pass. */
    public <T> CompletableFuture<T> read(Supplier<Answer<T>> call) {
        return call(call, failed -> failed.exception().isRetryable()).thenApply(Answer::orThrow);
    }

    /**
     * The same for callers that have nothing to do meanwhile, with the platform's clock.
     *
     * @throws ViduException what the platform answered instead
     */
    public <T> Answer.Given<T> readNow(Supplier<Answer<T>> call) {
        Answer<T> answer;
        try {
            answer = call(call, failed -> failed.exception().isRetryable()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        if (answer instanceof Answer.Given<T> given) {
            return given;
        }
        throw ((Answer.Failed<T>) answer).exception();
    }

    /**
     * @param  again which failures are worth another attempt; the rule decides how often and when
     * @return       the last answer; fails only when the call itself throws
     */
    public <T> CompletableFuture<Answer<T>> call(Supplier<Answer<T>> call, Predicate<Answer.Failed<T>> again) {
        CompletableFuture<Answer<T>> result = new CompletableFuture<>();
        attempt(new Attempts<>(call, again, carry.get(), result), 1);
        return result;
    }

    /** No attempt is begun from here on: what waits for its next one has failed. Calls on their way are left alone. */
    public void stop() {
        stopped = true;
        waiting.forEach(this::giveUp);
    }

    /** What is done for one call until it has ended. */
    private record Attempts<T>(
            Supplier<Answer<T>> call, Predicate<Answer.Failed<T>> again, UnaryOperator<Runnable> place,
            CompletableFuture<Answer<T>> result) {
    }

    private <T> void attempt(Attempts<T> call, int attempt) {
        try {
            pool.execute(call.place().apply(() -> {
                if (stopped) {
                    // it waited for a thread all the time
                    call.result().complete(notMade(null));
                    return;
                }
                try {
                    settle(call, attempt, call.call().get());
                } catch (RuntimeException | Error e) {
                    call.result().completeExceptionally(e);
                }
            }));
        } catch (RejectedExecutionException e) {
            call.result().complete(notMade(e));
        }
    }

    private static <T> Answer.Failed<T> notMade(RejectedExecutionException cause) {
        return new Answer.Failed<>(
                new ViduServerException(
                        "the call was not made: the component is stopping", FailureDetails.NONE.withRetryable(true), cause),
                true, false, Optional.empty());
    }

    private <T> void settle(Attempts<T> call, int attempt, Answer<T> answer) {
        if (!(answer instanceof Answer.Failed<T> failed)) {
            call.result().complete(answer);
            return;
        }
        ViduException counted = failed.exception().with(failed.exception().details().withAttempts(attempt));
        Runnable giveUp = () -> call.result().complete(
                new Answer.Failed<>(counted, failed.withoutEffect(), failed.throttled(), failed.retryAfter()));
        Optional<Duration> delay = call.again().test(failed)
                ? rule.delay(attempt, failed.retryAfter(), ThreadLocalRandom.current().nextDouble()) : Optional.empty();
        waiting.add(giveUp);
        if (delay.isEmpty() || stopped) {
            giveUp(giveUp);
            return;
        }
        time.after(delay.get(), () -> {
            if (waiting.remove(giveUp)) {
                attempt(call, attempt + 1);
            }
        });
    }

    /** Exactly once, whoever comes first. */
    private void giveUp(Runnable giveUp) {
        if (waiting.remove(giveUp)) {
            giveUp.run();
        }
    }
}
