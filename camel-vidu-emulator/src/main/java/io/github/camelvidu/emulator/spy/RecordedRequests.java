// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelvidu.emulator.fault.PathPattern;

/**
 * The requests that the emulator has seen, in the order they came. Keeps a limited number, and of bodies not more than
 * 64 MiB in all: the oldest go first. Thread-safe.
 */
public final class RecordedRequests {

    private static final long MOST_BODY_BYTES = 64L * 1024 * 1024;

    private final int capacity;
    private final Deque<RecordedRequest> kept = new ArrayDeque<>();
    private long bodyBytes;
    private long seen;

    /** @param capacity most requests to keep */
    public RecordedRequests(int capacity) {
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
        PathPattern pattern = new PathPattern(path);
        return all().stream()
                .filter(request -> "*".equals(method) || request.method().equalsIgnoreCase(method))
                .filter(request -> pattern.matches(request.path()))
                .toList();
    }

    /** How many requests of one place are kept. */
    public int count(String method, String path) {
        return to(method, path).size();
    }

    /** How many requests came since the start or the last {@link #clear}, kept or not. */
    public synchronized long seen() {
        return seen;
    }

    /**
     * The latest request.
     *
     * @throws NoSuchElementException if there was none
     */
    public synchronized RecordedRequest last() {
        return kept.getLast();
    }

    public synchronized void clear() {
        kept.clear();
        bodyBytes = 0;
        seen = 0;
    }

    /** Notes a request. */
    public synchronized void add(RecordedRequest request) {
        seen++;
        kept.add(request);
        bodyBytes += request.keptBytes();
        while (kept.size() > capacity || bodyBytes > MOST_BODY_BYTES) {
            bodyBytes -= kept.poll().keptBytes();
        }
    }
}
