// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelvidu.benchmark.process.Orders;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * The emulator as a process of its own, without a limit on tasks that run at once. A task takes as long as its prompt
 * says. Times are microseconds since 1970.
 */
public final class PlatformProgram {

    private static final long CREDITS = 1_000_000_000;
    private static final Pattern TASK_ID = Pattern.compile("task_ids=(\\d+)");

    private final ViduEmulator emulator;

    private PlatformProgram(int requestsKept) {
        emulator = ViduEmulator.builder()
                .processingTime(task -> Duration.ofMillis(Wish.of(task.prompt()).millis()))
                .concurrency(Integer.MAX_VALUE).credits(CREDITS).recordedRequests(requestsKept).start();
    }

    /** @param arguments how many requests to keep */
    public static void main(String[] arguments) {
        PlatformProgram program = new PlatformProgram(Integer.parseInt(arguments[0]));
        new Orders()
                .on("access", words -> List.of(program.emulator.url(), program.emulator.apiKey()))
                .on("unfinished", words -> program.emulator.account().running() + program.emulator.account().waiting())
                .on("window", words -> program.window(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))))
                .on("ends", words -> program.ends())
                .on("asked", words -> program.askedForAll(Integer.parseInt(words.get(0)), Long.parseLong(words.get(1))))
                .on("advance", words -> program.advance(Duration.ofMillis(Long.parseLong(words.get(0)))))
                .on("body", words -> program.lastCreate())
                .serve();
    }

    /**
     * What happened in a time.
     *
     * @param asked requests that created nothing
     * @param ended tasks
     */
    record Window(long asked, long ended) {
    }

    private Window window(long from, long to) {
        return new Window(
                emulator.requests().all().stream()
                        .filter(request -> request.method().equals("GET") && isIn(request.time(), from, to)).count(),
                emulator.tasks().stream().filter(task -> task.ended() && isIn(task.endedAt(), from, to)).count());
    }

    private static boolean isIn(Instant time, long from, long to) {
        return micros(time) >= from && micros(time) < to;
    }

    /** When tasks ended, by the number of the wish. */
    private Map<Integer, Long> ends() {
        return emulator.tasks().stream().filter(TaskRecord::ended)
                .collect(Collectors.toMap(task -> Wish.of(task.prompt()).number(), task -> micros(task.endedAt())));
    }

    /** When that many tasks had been asked for, each at least once, after a time; -1 when they have not been. */
    private long askedForAll(int tasks, long after) {
        Set<String> asked = new HashSet<>();
        for (RecordedRequest request : emulator.requests().to("GET", "/ent/v2/tasks")) {
            if (micros(request.time()) >= after) {
                TASK_ID.matcher(request.rawQuery()).results().forEach(id -> asked.add(id.group(1)));
                if (asked.size() >= tasks) {
                    return micros(request.time());
                }
            }
        }
        return -1;
    }

    private String lastCreate() {
        List<RecordedRequest> creates = emulator.requests().to("POST", "/ent/v2/*");
        return creates.get(creates.size() - 1).bodyText();
    }

    private Object advance(Duration time) {
        emulator.clock().advance(time);
        return null;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
