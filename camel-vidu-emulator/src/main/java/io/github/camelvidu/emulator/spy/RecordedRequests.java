// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.fault.PathPattern;

/**
 * The requests that the emulator has seen, in the order they came, with what it answered. Keeps a limited number, and
 * of bodies not more than 64 MiB in all: the oldest go first. Of answers it keeps 16 MiB. Thread-safe.
 *
 * <pre>{@code
 * emulator.requests().creates().withPrompt("A harbour at night.").hasSize(1);
 * emulator.requests().noneCarried("X-Secret");
 * }</pre>
 */
public final class RecordedRequests {

    private static final long MOST_BODY_BYTES = 64L * 1024 * 1024;
    private static final long MOST_ANSWER_BYTES = 16L * 1024 * 1024;
    private static final String ANY = "*";

    private final Operations operations;
    private final int capacity;
    private final Deque<RecordedRequest> kept = new ArrayDeque<>();
    private final Deque<RecordedRequest> answers = new ArrayDeque<>();
    private long bodyBytes;
    private long answerBytes;
    private long added;
    private long addedBefore;

    /**
     * @param operations names that {@link #calls} takes
     * @param capacity   most requests to keep
     */
    public RecordedRequests(Operations operations, int capacity) {
        this.operations = operations;
        this.capacity = capacity;
    }

    /** The requests that are kept, oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(kept);
    }

    /**
     * The requests to one place.
     *
     * @param method HTTP method, or {@code *} for all
     * @param path   may hold {@code *} for one segment and {@code **} for any
     */
    public List<RecordedRequest> to(String method, String path) {
        return all().stream().filter(isTo(method, path)).toList();
    }

    /** How many requests of one place are kept. */
    public int count(String method, String path) {
        return to(method, path).size();
    }

    /** How many requests came since the start or the last {@link #clear}, kept or not. */
    public synchronized long seen() {
        return added - addedBefore;
    }

    /**
     * The latest request.
     *
     * @throws NoSuchElementException if there was none
     */
    public synchronized RecordedRequest last() {
        return kept.getLast();
    }

    /** All requests that are kept, to be narrowed and asserted. */
    public SeenRequests every() {
        return new SeenRequests(this, List.of(), SeenRequests.PATIENCE);
    }

    /** The calls that would create something, whatever became of them. */
    public SeenRequests creates() {
        return calls("create");
    }

    /**
     * The calls of a name.
     *
     * @param  operation                as faults have it, such as {@code listTasks}
     * @throws IllegalArgumentException if there are no calls of that name
     */
    public SeenRequests calls(String operation) {
        operations.requireOperation(operation);
        return every().that(operation + " calls",
                request -> operations.isNamed(operation, request.method(), request.path()));
    }

    /**
     * The requests to one place, to be narrowed and asserted.
     *
     * @param method HTTP method, or {@code *} for all
     * @param path   may hold {@code *} for one segment and {@code **} for any
     */
    public SeenRequests at(String method, String path) {
        return every().that(method + " " + path, isTo(method, path));
    }

    /**
     * Fails if a request carried a header of that name, in any letter case.
     *
     * @throws AssertionError that lists those that did, without its value
     */
    public void noneCarried(String header) {
        every().noneCarried(header);
    }

    public synchronized void clear() {
        kept.clear();
        answers.clear();
        bodyBytes = 0;
        answerBytes = 0;
        addedBefore = added;
        notifyAll();
    }

    /** Notes a request. */
    public synchronized void add(RecordedRequest request) {
        added++;
        request.numbered(added);
        kept.add(request);
        bodyBytes += request.keptBytes();
        while (kept.size() > capacity || bodyBytes > MOST_BODY_BYTES) {
            forget(kept.poll());
        }
        notifyAll();
    }

    /** Notes what is being answered. */
    public synchronized void answered(RecordedRequest request, RecordedAnswer answer) {
        request.answered(answer);
        if (answer.keptBytes() > 0 && isKept(request)) {
            answers.add(request);
            answerBytes += answer.keptBytes();
        }
        while (answerBytes > MOST_ANSWER_BYTES) {
            forgetAnswer(answers.peek());
        }
        notifyAll();
    }

    /**
     * Waits, in real time, until it holds or the time is over.
     *
     * @param  enough                asked again at each request and each answer
     * @return                       whether it holds
     * @throws IllegalStateException if the thread is interrupted
     */
    synchronized boolean await(Predicate<List<RecordedRequest>> enough, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!enough.test(all())) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a request", e);
            }
        }
        return true;
    }

    private boolean isKept(RecordedRequest request) {
        return !kept.isEmpty() && request.number() >= kept.peek().number();
    }

    private void forget(RecordedRequest request) {
        bodyBytes -= request.keptBytes();
        forgetAnswer(request);
    }

    private void forgetAnswer(RecordedRequest request) {
        if (answers.remove(request)) {
            RecordedAnswer answer = request.answer().orElseThrow();
            answerBytes -= answer.keptBytes();
            request.answered(answer.withoutBody());
        }
    }

    private static Predicate<RecordedRequest> isTo(String method, String path) {
        PathPattern pattern = new PathPattern(path);
        return request -> (ANY.equals(method) || request.method().equalsIgnoreCase(method))
                && pattern.matches(request.path());
    }
}
