// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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
    private Instant base;
    private long baseNanos;
    private double factor;
    private boolean stopped;
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
        lock.lock();
        try {
            return stopped ? base : base.plusNanos((long) ((System.nanoTime() - baseNanos) * factor));
        } finally {
            lock.unlock();
        }
    }

    /** Stands still from now on. Does nothing when the clock is stopped already. */
    public void stop() {
        lock.lock();
        try {
            base = instant();
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs on from the time shown. Does nothing when the clock runs already. */
    public void resume() {
        lock.lock();
        try {
            base = instant();
            baseNanos = System.nanoTime();
            stopped = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            base = instant();
            baseNanos = System.nanoTime();
            this.factor = factor;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many times as fast as the machine it runs, or will when it runs again. */
    public double scale() {
        lock.lock();
        try {
            return factor;
        } finally {
            lock.unlock();
        }
    }

    public boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            agenda.add(new Appointment(due, sequence++, action));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to keep appointments on time. Until then only {@link #advance} does. */
    public void start() {
        lock.lock();
        try {
            if (keeper == null) {
                keeper = new Thread(this::keepOnTime, "vidu-emulator-clock");
                keeper.setDaemon(true);
                keeper.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets all appointments and shows what it showed first: the machine's time, or the time it was stopped at. It
     * runs as fast as it did first.
     */
    public void reset() {
        keeping.lock();
        try {
            lock.lock();
            try {
                agenda.clear();
                begin();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        } finally {
            keeping.unlock();
        }
    }

    /** Keeps no appointment any more; waits for the one that is being kept. The time can still be asked for. */
    @Override
    public void close() {
        keeping.lock();
        try {
            lock.lock();
            try {
                closed = true;
                agenda.clear();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
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
        factor = firstFactor;
        stopped = stoppedFirstAt != null;
        base = stopped ? stoppedFirstAt : Clock.systemUTC().instant();
        baseNanos = System.nanoTime();
    }

    private void keepUntil(Instant target) {
        for (Appointment next = takeDue(target); next != null; next = takeDue(target)) {
            show(next.due());
            next.action().accept(next.due());
        }
    }

    private void show(Instant time) {
        lock.lock();
        try {
            base = time.isAfter(base) ? time : base;
        } finally {
            lock.unlock();
        }
    }

    private Appointment takeDue(Instant time) {
        lock.lock();
        try {
            Appointment next = agenda.peek();
            return next == null || next.due().isAfter(time) ? null : agenda.poll();
        } finally {
            lock.unlock();
        }
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
                if (stopped || agenda.isEmpty()) {
                    changed.await();
                    continue;
                }
                long wait = Duration.between(instant(), agenda.peek().due()).toNanos();
                if (wait <= 0) {
                    return true;
                }
                changed.awaitNanos((long) Math.ceil(wait / factor));
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private record Appointment(Instant due, long sequence, Consumer<Instant> action) {
    }
}
