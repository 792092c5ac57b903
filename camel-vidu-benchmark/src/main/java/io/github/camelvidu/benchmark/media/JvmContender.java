// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.benchmark.process.ChildJvm;

/**
 * One of the {@link Fetchers} in a JVM of its own.
 *
 * @param name      of the fetcher
 * @param directory where its files go
 * @param program   the process
 */
record JvmContender(String name, Path directory, ChildJvm program) implements Contender {

    static final String HEAP = "-Xmx64m";

    private static final double NANOS = 1e9;

    static Contender start(String name, Library library, Path directory) throws IOException {
        return new JvmContender(
                name, directory,
                ChildJvm.start(FetchProgram.class, List.of(HEAP), name, library.url(), library.apiKey(), directory));
    }

    @Override
    public Outcome fetch(Path links, int atATime) throws IOException {
        JsonNode taken = program.ask("fetch", links, atATime);
        return new Outcome(taken.path("nanos").longValue() / NANOS, OptionalLong.of(taken.path("heap").longValue()));
    }

    @Override
    public OptionalLong mostAlive(Path links, int atATime) throws IOException {
        return OptionalLong.of(program.ask("alive", links, atATime).longValue());
    }

    @Override
    public void close() {
        program.close();
    }
}
