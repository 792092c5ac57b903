// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only clock of the emulator: queue, link expiry, package validity and the {@code Date} header follow it.
 *
 * <p>
 * While it runs, appointments are kept on time by one thread of its own. While it is stopped nothing happens by itself;
 * {@link #advance} then keeps every appointment that became due, in the order of their times, before it returns.
 * Appointments are never kept two at a time. A jump of the machine's clock is not felt. All methods may be called by
 * any thread, but {@code advance} not from within an appointment.
 */
public final class EmulatorClock implements InstantSource, AutoCloseable {

    /** All times of the emulator lie before it: its database counts nanoseconds, and packages are valid for a year. */
    public static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(EmulatorClock.class);

    private final Instant stoppedFirstAt;
    private final double firstFactor;
    private final ReentrantLock keeping = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Appointment> agenda
            = new PriorityQueue<>(Comparator.comparing(Appointment::due).thenComparing(Appointment::sequence));
    private Dial dial;
    private boolean closed;
    private long sequence;
    private Thread keeper;

    private EmulatorClock(Instant stoppedFirstAt, double firstFactor) {
        this.stoppedFirstAt = stoppedFirstAt;
        this.firstFactor = firstFactor;
        begin();
    }

    /** A clock that shows the time of this machine and runs. */
    public static EmulatorClock running() {
        return scaled(1);
    }

    /** A clock that stands still at this time until it is advanced or resumed. */
    public static EmulatorClock stoppedAt(Instant time) {
        return new EmulatorClock(Objects.requireNonNull(time, "time"), 1);
    }

    /**
     * A clock that shows the time of this machine and runs from then on so many times as fast: with 60, an appointment
     * in a minute is kept in a second. Only the emulator's time is scaled, no time of its clients.
     *
     * @param  factor                   more than 0; less than 1 is slower than the machine
     * @throws IllegalArgumentException if the factor is not a number more than 0
     */
    public static EmulatorClock scaled(double factor) {
        return new EmulatorClock(null, checked(factor));
    }

    @Override
    public Instant instant() {
        return locked(() -> dial.instant());
    }

    /** Stands still from now on. Does nothing when the clock is stopped already. */
    public void stop() {
        change(() -> dial = dial.stop());
    }

    /** Runs on from the time shown. Does nothing when the clock runs already. */
    public void resume() {
        change(() -> dial = dial.resume());
    }

    /**
     * Runs so many times as fast as the machine from the time shown on; all appointments follow. A clock that is
     * stopped stays so, and is that fast when it runs again.
     *
     * @param  factor                   more than 0; 1 is as fast as the machine
     * @throws IllegalArgumentException if the factor is not a number more than 0
     */
    public void scale(double factor) {
        checked(factor);
        change(() -> dial = dial.scale(factor));
    }

    /** How many times as fast as the machine it runs, or will when it runs again. */
    public double scale() {
        return locked(() -> dial.factor());
    }

    public boolean isStopped() {
        return locked(() -> dial.stopped());
    }

    /**
     * Moves the time forward, whether the clock runs or not, and keeps what became due before it returns.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock cannot go back: " + duration);
        }
        keeping.lock();
        try {
            boolean wasStopped = isStopped();
            stop();
            Instant target = instant().plus(duration);
            try {
                keepUntil(target);
                show(target);
            } finally {
                if (!wasStopped) {
                    resume();
                }
            }
        } finally {
            keeping.unlock();
        }
    }

    /**
     * Makes an appointment. What is due already is kept as soon as the clock runs or is advanced.
     *
     * @param action gets the time it was due at, which may be a little before the time that the clock shows
     */
    public void at(Instant due, Consumer<Instant> action) {
        change(() -> agenda.add(new Appointment(due, sequence++, action)));
    }

    /** Begins to keep appointments on time. Until then only {@link #advance} does. */
    public void start() {
        change(() -> {
            if (keeper == null) {
                keeper = new Thread(this::keepOnTime, "vidu-emulator-clock");
                keeper.setDaemon(true);
                keeper.start();
            }
        });
    }

    /**
     * Forgets all appointments and shows what it showed first: the machine's time, or the time it was stopped at. It
     * runs as fast as it did first.
     */
    public void reset() {
        keeping.lock();
        try {
            change(() -> {
                agenda.clear();
                begin();
            });
        } finally {
            keeping.unlock();
        }
    }

    /** Keeps no appointment any more; waits for the one that is being kept. The time can still be asked for. */
    @Override
    public void close() {
        keeping.lock();
        try {
            change(() -> {
                closed = true;
                agenda.clear();
            });
        } finally {
            keeping.unlock();
        }
    }

    private static double checked(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("The factor must be a number more than 0, but is " + factor);
        }
        return factor;
    }

    private void begin() {
        dial = stoppedFirstAt == null ? Dial.running(firstFactor) : Dial.standing(stoppedFirstAt, firstFactor);
    }

    private void keepUntil(Instant target) {
        for (Appointment next = takeDue(target); next != null; next = takeDue(target)) {
            show(next.due());
            next.action().accept(next.due());
        }
    }

    private void show(Instant time) {
        change(() -> dial = dial.forwardTo(time));
    }

    private Appointment takeDue(Instant time) {
        return locked(() -> {
            Appointment next = agenda.peek();
            return next == null || next.due().isAfter(time) ? null : agenda.poll();
        });
    }

    private void keepOnTime() {
        while (awaitDue()) {
            keeping.lock();
            try {
                Appointment next = isStopped() ? null : takeDue(instant());
                if (next != null) {
                    next.action().accept(next.due());
                }
            } catch (RuntimeException e) {
                LOG.error("An appointment of the emulator's clock failed", e);
            } finally {
                keeping.unlock();
            }
        }
    }

    private boolean awaitDue() {
        lock.lock();
        try {
            while (!closed) {
                if (dial.stopped() || agenda.isEmpty()) {
                    changed.await();
                    continue;
                }
                long wait = Duration.between(instant(), agenda.peek().due()).toNanos();
                if (wait <= 0) {
                    return true;
                }
                changed.awaitNanos((long) Math.ceil(wait / dial.factor()));
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The keeper looks again when it is done. */
    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Appointment(Instant due, long sequence, Consumer<Instant> action) {
    }
}
