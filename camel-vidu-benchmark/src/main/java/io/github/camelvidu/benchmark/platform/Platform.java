// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.benchmark.process.ChildJvm;

/** An emulator in a process of its own. Times are microseconds since 1970. For one thread. */
public final class Platform implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final ChildJvm program;
    private final String url;
    private final String apiKey;

    private Platform(ChildJvm program) throws IOException {
        this.program = program;
        JsonNode access = program.ask("access");
        this.url = access.path(0).textValue();
        this.apiKey = access.path(1).textValue();
    }

    /** @param requestsKept how many requests to remember */
    public static Platform start(int requestsKept) throws IOException {
        return new Platform(ChildJvm.start(PlatformProgram.class, List.of("-Xmx4g"), requestsKept));
    }

    public String url() {
        return url;
    }

    public String apiKey() {
        return apiKey;
    }

    /** Tasks that have not ended. */
    public int unfinished() throws IOException {
        return program.ask("unfinished").intValue();
    }

    /** Waits until so many tasks have not ended. */
    public void awaitUnfinished(int tasks, Duration patience) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (int unfinished = unfinished(); unfinished != tasks; unfinished = unfinished()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException(unfinished + " tasks have not ended, instead of " + tasks);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Requests that created nothing, for each task that ended in that time. */
    public double askedPerEnd(long from, long to) throws IOException {
        JsonNode window = program.ask("window", from, to);
        return window.path("asked").doubleValue() / window.path("ended").doubleValue();
    }

    /** When tasks ended, by the number of the wish. */
    public Map<Integer, Long> ends() throws IOException {
        return times(program.ask("ends"));
    }

    /** When that many tasks had been asked for, each at least once, after a time; -1 when they have not been yet. */
    public long askedForAll(int tasks, long after) throws IOException {
        return program.ask("asked", tasks, after).longValue();
    }

    /** Moves the platform's clock forward; comes back when all that became due is done. */
    public void advance(Duration time) throws IOException {
        program.ask("advance", time.toMillis());
    }

    /** The body of the latest create request that is remembered. */
    public String lastCreate() throws IOException {
        return program.ask("body").textValue();
    }

    /** Reads what a program tells as times by number. */
    public static Map<Integer, Long> times(JsonNode answer) {
        Map<Integer, Long> times = new HashMap<>();
        answer.fields().forEachRemaining(time -> times.put(Integer.valueOf(time.getKey()), time.getValue().longValue()));
        return times;
    }

    @Override
    public void close() {
        program.close();
    }
}
