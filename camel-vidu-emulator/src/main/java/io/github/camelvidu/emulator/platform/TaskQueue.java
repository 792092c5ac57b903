// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;

/**
 * Moves tasks through their life (Vidu reference, sections 3 and 11): created, queueing, then processing as soon as
 * fewer tasks of the account run than may, oldest first, then the end. Every step is an appointment of the clock. The
 * database is the truth; here is only who waits and who runs. Thread-safe.
 */
final class TaskQueue {

    /** What an off-peak task fails with when the platform gives it up. Assumed: no source names it. */
    static final String GIVEN_UP = "Canceled";

    private final Store store;
    private final EmulatorClock clock;
    private final Books books;
    private final Billing billing;
    private final Callbacks callbacks;
    private final PlatformSettings settings;
    private final Duration offPeakDeadline;
    private final Map<Long, Lane> lanes = new HashMap<>();

    TaskQueue(
              Store store, EmulatorClock clock, Books books, Billing billing, Callbacks callbacks, PlatformSettings settings,
              Duration offPeakDeadline) {
        this.store = store;
        this.clock = clock;
        this.books = books;
        this.billing = billing;
        this.callbacks = callbacks;
        this.settings = settings;
        this.offPeakDeadline = offPeakDeadline;
    }

    /** Creates a task in one transaction and lets it wait. */
    synchronized TaskRecord admit(Function<Session, TaskRecord> creation) {
        TaskRecord task = store.write(creation);
        lineUp(task);
        return task;
    }

    /**
     * Cancels a task that waits.
     *
     * @throws Refusal if the account has no such task, or it does not wait any more
     */
    synchronized void cancel(long accountId, long id) {
        Instant now = clock.instant();
        store.write(session -> {
            TaskRecord task = new TaskTable(session).find(id)
                    .filter(it -> it.accountId() == accountId && it.listed())
                    .orElseThrow(() -> Refusal.of("TaskNotFound"));
            if (!task.waiting()) {
                throw Refusal.saying("BadRequest", "task state is scheduled, can not cancel");
            }
            fail(session, task, "UserCancelled", now);
            return null;
        });
        billing.ended(now);
        lane(accountId).leave(id);
    }

    synchronized Occupancy occupancy(long accountId) {
        Lane lane = lane(accountId);
        return new Occupancy(lane.running(), lane.waiting());
    }

    /** Takes up the tasks of a database that was opened again, as if it had never been closed. */
    synchronized void resume() {
        for (TaskRecord task : store.read(session -> new TaskTable(session).unfinished())) {
            if (task.running()) {
                lane(task.accountId()).start(task.id());
                awaitEnd(task, task.startedAt());
            } else {
                lineUp(task);
            }
        }
    }

    /**
     * Forgets all tasks.
     *
     * @param deletion deletes them; no task moves meanwhile
     */
    synchronized void clear(Runnable deletion) {
        deletion.run();
        lanes.clear();
    }

    private void lineUp(TaskRecord task) {
        lane(task.accountId()).await(task.id());
        if (task.offPeak()) {
            clock.at(task.createdAt().plus(offPeakDeadline), at -> giveUp(task.id(), at));
        }
        if (TaskRecord.CREATED.equals(task.stuckIn())) {
            return;
        }
        clock.at(task.createdAt().plus(settings.step()), at -> queueUp(task.id()));
        if (!TaskRecord.QUEUEING.equals(task.stuckIn())) {
            clock.at(task.createdAt().plus(shortestWait(task)), at -> makeReady(task.id(), at));
        }
    }

    private Duration shortestWait(TaskRecord task) {
        Duration steps = settings.step().multipliedBy(2);
        return task.offPeak() && settings.offPeakDelay().compareTo(steps) > 0 ? settings.offPeakDelay() : steps;
    }

    private synchronized void queueUp(long id) {
        store.write(session -> {
            new TaskTable(session).queueUp(id);
            return null;
        });
    }

    private synchronized void makeReady(long id, Instant at) {
        find(id).filter(TaskRecord::waiting).ifPresent(task -> {
            lane(task.accountId()).ready(id, task.offPeak());
            fillPlaces(task.accountId(), at);
        });
    }

    private void fillPlaces(long accountId, Instant at) {
        Lane lane = lane(accountId);
        while (lane.running() < settings.concurrency()) {
            Optional<TaskRecord> next = lane.next().flatMap(this::find);
            if (next.isEmpty()) {
                return;
            }
            start(lane, next.get(), at);
        }
    }

    private void start(Lane lane, TaskRecord task, Instant at) {
        String state = Optional.ofNullable(task.shownAs()).orElse(TaskRecord.PROCESSING);
        store.write(session -> {
            new TaskTable(session).show(task.id(), state, at);
            callbacks.note(session, task, TaskRecord.PROCESSING, at);
            return null;
        });
        lane.start(task.id());
        awaitEnd(task, at);
    }

    private void awaitEnd(TaskRecord task, Instant startedAt) {
        if (task.stuckIn() == null) {
            clock.at(startedAt.plus(task.processing()), at -> end(task.id(), at));
        }
    }

    /** A task that was forgotten meanwhile does not end. */
    private synchronized void end(long id, Instant at) {
        find(id).ifPresent(task -> {
            store.write(session -> {
                if (task.failsWith() != null) {
                    fail(session, task, task.failsWith(), at);
                } else {
                    succeed(session, task, at);
                }
                return null;
            });
            billing.ended(at);
            lane(task.accountId()).leave(id);
            fillPlaces(task.accountId(), at);
        });
    }

    private synchronized void giveUp(long id, Instant at) {
        find(id).filter(TaskRecord::waiting).ifPresent(task -> {
            store.write(session -> {
                fail(session, task, GIVEN_UP, at);
                return null;
            });
            billing.ended(at);
            lane(task.accountId()).leave(id);
        });
    }

    private void succeed(Session session, TaskRecord task, Instant at) {
        TaskTable tasks = new TaskTable(session);
        tasks.end(task.id(), TaskRecord.SUCCESS, "", task.reserved(), at);
        tasks.insertCreations(task);
        books.charge(session, task, at);
        callbacks.note(session, task, TaskRecord.SUCCESS, at);
    }

    private void fail(Session session, TaskRecord task, String errCode, Instant at) {
        new TaskTable(session).end(task.id(), TaskRecord.FAILED, errCode, 0, at);
        books.refund(session, task, at);
        callbacks.note(session, task, TaskRecord.FAILED, at);
    }

    private Optional<TaskRecord> find(long id) {
        return store.read(session -> new TaskTable(session).find(id));
    }

    private Lane lane(long accountId) {
        return lanes.computeIfAbsent(accountId, id -> new Lane());
    }

    /**
     * How busy an account is (Vidu reference, section 8.1).
     *
     * @param running tasks that are processed
     * @param waiting tasks that are not yet
     */
    public record Occupancy(int running, int waiting) {
    }
}
