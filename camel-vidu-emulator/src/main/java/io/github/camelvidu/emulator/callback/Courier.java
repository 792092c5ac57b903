// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.spy.RecordedCallback;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.store.CallbackRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings callbacks to their receivers, over connections that stay open, and notes what came of each. Follows no
 * redirects. Thread-safe.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int THREADS = 4;
    private static final int AT_ONCE = 32;

    private final EmulatorClock clock;
    private final RecordedCallbacks recorded;
    private final Duration patience;
    private final ThreadPoolExecutor threads = threads();
    private final Gates gates = new Gates(AT_ONCE, threads);
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock working = new ReentrantReadWriteLock();
    private HttpClient http;
    private boolean closed;

    /** @param patience how long an answer may take, in real time as all of the network */
    Courier(EmulatorClock clock, RecordedCallbacks recorded, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        this.recorded = recorded;
    }

    /**
     * Sends a callback.
     *
     * @param writing writes it when its turn has come; empty if there is nothing to send any more
     * @param then    gets what came of it, before that can be seen; not called if everything is forgotten meanwhile
     */
    void send(CallbackRecord callback, Supplier<Optional<CallbackRequest>> writing, Consumer<Sent> then) {
        Parcel parcel = new Parcel(callback, URI.create(callback.url()).getAuthority(), then);
        gates.enter(parcel.receiver(), () -> whileOpen(() -> {
            Optional<CallbackRequest> request = written(callback, writing);
            if (request.isPresent()) {
                post(parcel, request.get());
            } else {
                finish(parcel, Sent.NOTHING);
            }
        }));
    }

    /** Does something on a thread of the courier's. */
    void execute(Runnable work) {
        threads.execute(() -> whileOpen(work));
    }

    /** Breaks off what is under way and forgets what waits; nothing is sent while the rest is forgotten. */
    void clear(Runnable rest) {
        working.writeLock().lock();
        try {
            gates.clear();
            underWay.forEach(exchange -> exchange.cancel(true));
            rest.run();
        } finally {
            working.writeLock().unlock();
        }
    }

    /** Breaks off what is under way; waits for what is being written down. */
    @Override
    public void close() {
        clear(() -> {
            closed = true;
            http = null;
        });
        threads.shutdown();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<CallbackRequest> written(
            CallbackRecord callback, Supplier<Optional<CallbackRequest>> writing) {
        try {
            return writing.get();
        } catch (RuntimeException e) {
            LOG.error("The emulator could not write {}", callback, e);
            return Optional.empty();
        }
    }

    private void post(Parcel parcel, CallbackRequest request) {
        CallbackRecord callback = parcel.callback();
        RecordedCallback record = new RecordedCallback(callback, request.headers(), request.body(), clock.instant());
        recorded.add(record);
        CompletableFuture<HttpResponse<Void>> exchange = exchange(request);
        underWay.add(exchange);
        // the time is for the body of the answer too; a copy gets it, so that the exchange itself can then be broken off
        exchange.thenApply(HttpResponse::statusCode).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync((status, failure) -> {
                    underWay.remove(exchange);
                    exchange.cancel(true);
                    whileOpen(() -> {
                        finish(parcel, new Sent(Optional.of(request), failure == null && status / 100 == 2));
                        note(record, status, failure);
                    });
                }, threads);
    }

    private CompletableFuture<HttpResponse<Void>> exchange(CallbackRequest request) {
        try {
            return http().sendAsync(request.toHttp(), HttpResponse.BodyHandlers.discarding());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void note(RecordedCallback record, Integer status, Throwable failure) {
        if (failure == null) {
            recorded.answered(record, status);
        } else {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            recorded.failed(record, cause instanceof TimeoutException
                    ? "no answer within " + patience.toMillis() + " ms" : cause.getClass().getSimpleName());
        }
    }

    private void finish(Parcel parcel, Sent sent) {
        gates.leave(parcel.receiver());
        try {
            parcel.then().accept(sent);
        } catch (RuntimeException e) {
            LOG.error("The emulator failed after it sent {}", parcel.callback(), e);
        }
    }

    private void whileOpen(Runnable work) {
        working.readLock().lock();
        try {
            if (!closed) {
                work.run();
            }
        } finally {
            working.readLock().unlock();
        }
    }

    /** Made only when something is to be sent: it has a thread of its own. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(patience)
                    .executor(threads)
                    .build();
        }
        return http;
    }

    /** What is still to be done when it stops is not done. */
    private static ThreadPoolExecutor threads() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "vidu-emulator-callback-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }, new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * What came of a callback.
     *
     * @param request   what was sent; empty if nothing was
     * @param delivered whether the receiver answered with 2xx
     */
    record Sent(Optional<CallbackRequest> request, boolean delivered) {

        private static final Sent NOTHING = new Sent(Optional.empty(), false);
    }

    private record Parcel(CallbackRecord callback, String receiver, Consumer<Sent> then) {
    }
}
