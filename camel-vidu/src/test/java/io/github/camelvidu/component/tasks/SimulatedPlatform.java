// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.error.ViduThrottledException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * As much of the platform as the ledger has to do with: it creates, lists, reads, charges and fails tasks, and loses
 * answers as the test wants it. Its clock is ahead of everybody else's.
 */
final class SimulatedPlatform {

    static final Duration AHEAD = Duration.ofMinutes(3);
    /** How long after its request was cut off a task may still be made. */
    private static final Duration LATE = Duration.ofSeconds(200);
    /** Small, so that there are many. */
    private static final int PAGE = 2;
    private static final long ID_EPOCH_MILLIS = 1_551_671_515_000L;
    private static final int ID_SEQUENCE_BITS = 22;

    private final Timekeeper time;
    private final Runnable changed;
    private final Map<String, SimulatedTask> tasks = new LinkedHashMap<>();
    private final Deque<CreateFate> fates = new ArrayDeque<>();
    private ReadFault readFault = ReadFault.NONE;
    private int faultEvery = 1;
    private long reads;
    private Duration listLag = Duration.ZERO;

    /** What becomes of a call that reads. */
    enum ReadFault {
        NONE,
        NO_ANSWER,
        BROKEN,
        THROTTLED
    }

    /** @param changed told of each change */
    SimulatedPlatform(Timekeeper time, Runnable changed) {
        this.time = time;
        this.changed = changed;
    }

    Collection<SimulatedTask> tasks() {
        return tasks.values();
    }

    void nextCreate(CreateFate fate) {
        fates.add(fate);
    }

    /** @param every 1 for all that read, 2 for every other one, and so on */
    void readsFail(ReadFault fault, int every) {
        readFault = fault;
        faultEvery = every;
    }

    /** Tasks that are made from now on are in the list only after this time. */
    void listsAfter(Duration lag) {
        listLag = lag;
    }

    void noMoreFaults() {
        fates.clear();
        readFault = ReadFault.NONE;
        listLag = Duration.ZERO;
    }

    /** @param errCode null when it ends well */
    void end(int which, String errCode) {
        List<SimulatedTask> alive = tasks.values().stream().filter(SimulatedTask::isAlive).toList();
        if (!alive.isEmpty()) {
            SimulatedTask task = alive.get(which % alive.size());
            tasks.put(task.id(), task.ended(errCode));
            changed.run();
        }
    }

    void endAllWell() {
        while (tasks.values().stream().anyMatch(SimulatedTask::isAlive)) {
            end(0, null);
        }
    }

    CreateFate nextFate() {
        return fates.isEmpty() ? CreateFate.ACCEPTED : fates.remove();
    }

    SimulatedTask create(String key, String payload) {
        Instant now = now();
        long id = now.toEpochMilli() - ID_EPOCH_MILLIS << ID_SEQUENCE_BITS | tasks.size();
        SimulatedTask task = new SimulatedTask(
                Long.toString(id), key, payload, now, now.plus(listLag), TaskState.QUEUEING, null);
        tasks.put(task.id(), task);
        changed.run();
        return task;
    }

    void createLate(String key, String payload) {
        time.after(LATE, () -> create(key, payload));
    }

    <T> Answer<T> failed(CreateFate fate) {
        return switch (fate) {
            case REFUSED -> new Answer.Failed<>(
                    new ViduRequestException("refused", List.of(), known(400, "FieldInvalid", false), null), true, false,
                    Optional.empty());
            case THROTTLED -> throttled();
            case NOT_CONNECTED -> new Answer.Failed<>(
                    new ViduServerException("not connected", known(0, null, true), null), true, false, Optional.empty());
            default -> new Answer.Failed<>(
                    new ViduServerException("no answer", known(0, null, true), null), false, false, Optional.empty());
        };
    }

    Answer<Task> task(String id) {
        Optional<Answer<Task>> fault = readFault();
        if (fault.isPresent()) {
            return fault.get();
        }
        SimulatedTask task = tasks.get(id);
        return task == null
                ? new Answer.Failed<>(
                        new ViduRequestException("not found", List.of(), known(404, "TaskNotFound", false), null), true, false,
                        Optional.empty())
                : given(task.read());
    }

    Answer<TaskPage> list(TaskQuery query) {
        Optional<Answer<TaskPage>> fault = readFault();
        if (fault.isPresent()) {
            return fault.get();
        }
        Instant now = now();
        List<SimulatedTask> found = new ArrayList<>(
                tasks.values().stream()
                        .filter(task -> !task.listedFrom().isAfter(now))
                        .filter(task -> query.from() == null || !task.createdAt().isBefore(query.from()))
                        .filter(task -> query.ids().isEmpty() || query.ids().contains(task.id())).toList());
        int from = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        int to = Math.min(found.size(), from + Math.min(query.pageSize(), query.ids().isEmpty() ? PAGE : query.pageSize()));
        return given(new TaskPage(
                to < found.size() ? Integer.toString(to) : "",
                found.subList(Math.min(from, to), to).stream().map(SimulatedTask::listed).toList()));
    }

    private <T> Optional<Answer<T>> readFault() {
        return switch (++reads % faultEvery == 0 ? readFault : ReadFault.NONE) {
            case NONE -> Optional.empty();
            case NO_ANSWER -> Optional.of(failed(CreateFate.LOST_BEFORE));
            case BROKEN -> Optional.of(new Answer.Failed<>(
                    new ViduServerException("broken", known(500, "InternalServiceFailure", true), null), false, false,
                    Optional.empty()));
            case THROTTLED -> Optional.of(throttled());
        };
    }

    private static <T> Answer<T> throttled() {
        return new Answer.Failed<>(
                new ViduThrottledException("later", known(429, "TooManyRequests", true), null), true, true,
                Optional.of(Duration.ofSeconds(8)));
    }

    private static FailureDetails known(int status, String reason, boolean retryable) {
        return FailureDetails.NONE.withHttpStatus(status).withReason(reason).withRetryable(retryable);
    }

    private <T> Answer<T> given(T value) {
        return new Answer.Given<>(
                value, Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC))));
    }

    private Instant now() {
        return time.now().plus(AHEAD);
    }
}
