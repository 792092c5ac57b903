// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What another thread makes meanwhile. Thread-safe. */
final class Meanwhile<T> {

    private final CompletableFuture<T> made;

    private Meanwhile(CompletableFuture<T> made) {
        this.made = made;
    }

    /** Begins to make it. */
    static <T> Meanwhile<T> make(Supplier<T> maker) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(maker));
    }

    /** Waits for it, and throws what its maker threw. */
    T get() {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** When it is made, be it later, this is done with it. */
    void giveUp(Consumer<T> end) {
        made.thenAccept(end);
    }
}
