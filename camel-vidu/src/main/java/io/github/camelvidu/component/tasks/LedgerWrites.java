// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelvidu.api.error.ViduLedgerException;
import io.github.camelvidu.component.client.RetryRule;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what has happened into the ledger, again and again until the ledger takes it: what was paid must not be
 * forgotten because a database was away for a moment. No thread waits meanwhile. Thread-safe.
 */
public final class LedgerWrites {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWrites.class);

    private final Executor pool;
    private final Timekeeper time;
    private final RetryRule rule;
    private final Set<Step<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** @param rule only its delays count */
    public LedgerWrites(Executor pool, Timekeeper time, RetryRule rule) {
        this.pool = pool;
        this.time = time;
        this.rule = rule;
    }

    /**
     * Does a step of the ledger, at first on this very thread. The future fails with what the step throws other than
     * {@link ViduLedgerException}, and with that one when the component stops before the ledger is back.
     *
     * @param what is written, for the log
     */
    <T> CompletableFuture<T> untilTaken(String what, Supplier<T> write) {
        return untilTaken(what, write, failure -> {
        });
    }

    /** @param stalled told once if the ledger does not take it at first */
    <T> CompletableFuture<T> untilTaken(String what, Supplier<T> write, Consumer<ViduLedgerException> stalled) {
        Step<T> step = new Step<>(what, write, stalled);
        step.attempt();
        return step.result;
    }

    /** Gives up what the ledger has not taken yet. */
    public void stop() {
        stopped = true;
        waiting.forEach(Step::giveUp);
    }

    private final class Step<T> {

        private final String what;
        private final Supplier<T> write;
        private final Consumer<ViduLedgerException> stalled;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private int failures;
        private volatile ViduLedgerException last;

        private Step(String what, Supplier<T> write, Consumer<ViduLedgerException> stalled) {
            this.what = what;
            this.write = write;
            this.stalled = stalled;
        }

        private void attempt() {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(write.get());
                waiting.remove(this);
            } catch (ViduLedgerException e) {
                again(e);
            } catch (RuntimeException e) {
                waiting.remove(this);
                result.completeExceptionally(e);
            }
        }

        private void again(ViduLedgerException failure) {
            last = failure;
            if (failures++ == 0) {
                LOG.warn("The ledger does not take {}; it is tried again until it does", what, failure);
                stalled.accept(failure);
            }
            waiting.add(this);
            if (stopped) {
                giveUp();
                return;
            }
            time.after(rule.backoff(failures, ThreadLocalRandom.current().nextDouble()), () -> {
                try {
                    pool.execute(this::attempt);
                } catch (RejectedExecutionException e) {
                    giveUp();
                }
            });
        }

        private void giveUp() {
            waiting.remove(this);
            if (result.completeExceptionally(last)) {
                LOG.error("The ledger did not take {}; it is found out again at the next start", what);
            }
        }
    }
}
