// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.waiting;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.benchmark.client.ClientProgram;
import io.github.camelvidu.benchmark.client.Contender;
import io.github.camelvidu.benchmark.platform.Platform;
import io.github.camelvidu.benchmark.process.ChildJvm;

/** A contender in a process of its own. Times are microseconds since 1970. For one thread. */
final class ClientProcess implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final ChildJvm program;

    private ClientProcess(ChildJvm program) {
        this.program = program;
    }

    /** @param heap the most that it may use, as {@code -Xmx} takes it */
    static ClientProcess start(Contender contender, Platform platform, Duration interval, String heap) throws IOException {
        return start(contender, platform, interval, List.of("-Xmx" + heap), Optional.empty());
    }

    /**
     * @param jvm    options of its JVM
     * @param ledger JDBC address; empty for a ledger in memory
     */
    static ClientProcess start(
            Contender contender, Platform platform, Duration interval, List<String> jvm, Optional<String> ledger)
            throws IOException {
        List<Object> arguments = new ArrayList<>(
                List.of(contender.name(), platform.url(), platform.apiKey(), interval.toMillis()));
        ledger.ifPresent(arguments::add);
        return new ClientProcess(ChildJvm.start(ClientProgram.class, jvm, arguments.toArray()));
    }

    /** @return when the arrivals begin */
    long steady(long seed, int inFlight, Duration mean, Duration ramp, Duration length) throws IOException {
        return program.ask("steady", seed, inFlight, mean.toMillis(), ramp.toMillis(), length.toMillis()).longValue();
    }

    void even(int first, int count, Duration each, int perSecond) throws IOException {
        program.ask("even", first, count, each.toMillis(), perSecond);
    }

    /** When the client knew that tasks had succeeded, by the number of the wish. */
    Map<Integer, Long> known() throws IOException {
        return Platform.times(program.ask("known"));
    }

    /** Waits until so many wishes were handed to the contender. */
    void awaitBegun(int count, Duration patience) throws IOException, InterruptedException {
        await("begun", count, patience);
    }

    /** Waits until so many tasks are known to have succeeded. */
    void awaitKnown(int count, Duration patience) throws IOException, InterruptedException {
        await("known", count, patience);
    }

    JsonNode weigh() throws IOException {
        return program.ask("weigh");
    }

    private void await(String what, int count, Duration patience) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JsonNode counts = program.ask("count");
        while (counts.path(what).intValue() < count) {
            if (counts.path("failed").intValue() > 0 || System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException("Not " + count + " are " + what + ": " + counts);
            }
            Thread.sleep(LOOK_MILLIS);
            counts = program.ask("count");
        }
    }

    /** Lets it end by itself. */
    void end() throws IOException, InterruptedException {
        program.end();
    }

    /** Ends it with SIGKILL. */
    @Override
    public void close() {
        program.close();
    }
}
