// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Callbacks of one task are sent one after another. Thread-safe. */
final class Turns {

    private final Map<Long, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /**
     * @param sending begins to send when all before it are over; what it gives is done, never failed, when it is over
     */
    void take(long taskId, Supplier<CompletableFuture<Void>> sending) {
        CompletableFuture<Void> over = last.compute(taskId,
                (id, before) -> before == null ? sending.get() : before.thenCompose(done -> sending.get()));
        over.thenRun(() -> last.remove(taskId, over));
    }

    void clear() {
        last.clear();
    }
}
