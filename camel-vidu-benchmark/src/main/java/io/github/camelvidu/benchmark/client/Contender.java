// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.benchmark.platform.Wish;

/** A way to wait for tasks. */
public interface Contender {

    String name();

    /** Between two looks at a task when nobody says otherwise. */
    Duration ownInterval();

    /** Gets ready. */
    Client open(Access access) throws Exception;

    /** Thread-safe. */
    interface Client extends AutoCloseable {

        /**
         * Asks for a video. May block until the platform has accepted the task.
         *
         * @return completes when the client knows that the task has succeeded, and fails when it gives up
         */
        CompletableFuture<?> get(Wish wish);
    }
}
