// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

/** A way to fetch a file. Thread-safe. */
interface Fetcher extends AutoCloseable {

    /**
     * Comes back when the file is there.
     *
     * @param name of the file, without extension
     */
    void fetch(String link, String name) throws Exception;

    @Override
    default void close() throws Exception {
        // most have nothing to close
    }
}
