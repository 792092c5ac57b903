// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A clock that stands still until a test moves it, and then does what is due on the test's own thread. */
public final class ManualTimekeeper implements Timekeeper {

    private static final Instant START = Instant.parse("2026-11-16T08:30:15Z");

    private final PriorityQueue<Appointment> agenda
            = new PriorityQueue<>(Comparator.comparingLong(Appointment::due).thenComparingLong(Appointment::order));
    private Duration wallClockAhead = Duration.ZERO;
    private long nanos;
    private long order;

    private record Appointment(long due, long order, Runnable action, CompletableFuture<Void> handle) {
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos).plus(wallClockAhead);
    }

    /** Sets the wall clock, by so much ahead of where it would be, and nothing else. */
    public synchronized void setWallClock(Duration ahead) {
        wallClockAhead = ahead;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Future<?> after(Duration delay, Runnable action) {
        Appointment appointment = new Appointment(nanos + delay.toNanos(), order++, action, new CompletableFuture<>());
        agenda.add(appointment);
        return appointment.handle;
    }

    /** Moves the time on, and keeps every appointment on the way at its own time. */
    public void advance(Duration duration) {
        long target = nanos() + duration.toNanos();
        for (Appointment next = takeDue(target); next != null; next = takeDue(target)) {
            if (next.handle.complete(null)) {
                next.action.run();
            }
        }
        synchronized (this) {
            nanos = target;
        }
    }

    /** Moves the time on to the next appointment; nowhere if there is none. */
    public void advanceToNext() {
        Duration toNext;
        synchronized (this) {
            agenda.removeIf(appointment -> appointment.handle.isDone());
            toNext = agenda.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.max(0, agenda.peek().due - nanos));
        }
        advance(toNext);
    }

    /** How many appointments are still to be kept. */
    public synchronized long pending() {
        return agenda.stream().filter(appointment -> !appointment.handle.isDone()).count();
    }

    private synchronized Appointment takeDue(long target) {
        if (agenda.isEmpty() || agenda.peek().due > target) {
            return null;
        }
        nanos = Math.max(nanos, agenda.peek().due);
        return agenda.poll();
    }
}
