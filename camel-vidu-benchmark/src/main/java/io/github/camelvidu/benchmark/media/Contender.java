// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A process that fetches files into a directory of its own. For one thread. */
interface Contender extends AutoCloseable {

    String name();

    /** Where its files go. */
    Path directory();

    /** Fetches all that stands in a file, see {@link Load#writeTo}. */
    Outcome fetch(Path links, int atATime) throws IOException;

    /** Fetches all once more, slower; gives the bytes of the heap that are alive at the most, if it has a heap. */
    OptionalLong mostAlive(Path links, int atATime) throws IOException;

    @Override
    void close();

    /**
     * What it took.
     *
     * @param seconds from the first request to the last byte
     * @param heap    bytes in use at the most, above those in use before, garbage included; empty without a heap
     */
    record Outcome(double seconds, OptionalLong heap) {
    }
}
