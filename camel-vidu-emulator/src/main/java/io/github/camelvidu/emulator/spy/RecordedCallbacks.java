// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The callbacks that the emulator has sent, each sending by itself, in the order they were sent, with those that it did
 * not send. Keeps a limited number, and of bodies not more than 64 Mi characters in all: the oldest go first.
 * Thread-safe.
 */
public final class RecordedCallbacks {

    private static final long MOST_BODY_SIZE = 64L * 1024 * 1024;

    private final int capacity;
    private final Deque<RecordedCallback> kept = new ArrayDeque<>();
    private long bodySize;
    private long seen;

    /** @param capacity most callbacks to keep */
    public RecordedCallbacks(int capacity) {
        this.capacity = capacity;
    }

    /** The callbacks that are kept, oldest first. */
    public synchronized List<RecordedCallback> all() {
        return List.copyOf(kept);
    }

    /** The callbacks of one task that are kept, oldest first. */
    public List<RecordedCallback> of(String taskId) {
        return all().stream().filter(callback -> callback.taskId().equals(taskId)).toList();
    }

    /** How many there were since the start or the last {@link #clear}, kept or not. */
    public synchronized long seen() {
        return seen;
    }

    /**
     * The latest callback.
     *
     * @throws NoSuchElementException if there was none
     */
    public synchronized RecordedCallback last() {
        return kept.getLast();
    }

    /**
     * Waits, in real time, until a callback that is kept fits.
     *
     * @param  which                 asked again at each change; must be quick
     * @return                       the first that fits
     * @throws IllegalStateException if there is none in that time, or the thread is interrupted
     */
    public RecordedCallback await(Predicate<RecordedCallback> which, Duration atMost) {
        return await(() -> kept.stream().filter(which).findFirst(), atMost);
    }

    /**
     * Waits, in real time, until so many of the callbacks that are kept are over: answered, failed or not sent.
     *
     * @return                       all that are kept, oldest first
     * @throws IllegalStateException if they are not in that time, or the thread is interrupted
     */
    public List<RecordedCallback> awaitOver(int count, Duration atMost) {
        return await(() -> kept.stream().filter(RecordedCallback::over).count() < count
                ? Optional.empty() : Optional.of(List.copyOf(kept)), atMost);
    }

    public synchronized void clear() {
        kept.clear();
        bodySize = 0;
        seen = 0;
        notifyAll();
    }

    /** Notes a callback that is being sent, or will not be. */
    public synchronized void add(RecordedCallback callback) {
        seen++;
        kept.add(callback);
        bodySize += callback.size();
        while (kept.size() > capacity || bodySize > MOST_BODY_SIZE) {
            bodySize -= kept.poll().size();
        }
        notifyAll();
    }

    /** Notes the receiver's answer. */
    public synchronized void answered(RecordedCallback callback, int status) {
        callback.answered(status);
        notifyAll();
    }

    /** Notes that no answer came. */
    public synchronized void failed(RecordedCallback callback, String why) {
        callback.failed(why);
        notifyAll();
    }

    private synchronized <T> T await(Supplier<Optional<T>> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<T> found = wanted.get();
        while (found.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("Not within " + atMost + "; the latest callbacks: " + latest());
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a callback", e);
            }
            found = wanted.get();
        }
        return found.get();
    }

    private List<RecordedCallback> latest() {
        return kept.stream().skip(Math.max(0, kept.size() - 10)).toList();
    }
}
