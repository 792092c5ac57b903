// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The waiting and running tasks of one account, by id. Guarded by the queue that owns it. */
final class Lane {

    private final Set<Long> waiting = new HashSet<>();
    private final TreeSet<Long> ready = new TreeSet<>();
    private final TreeSet<Long> readyOffPeak = new TreeSet<>();
    private final Set<Long> running = new HashSet<>();

    void await(long id) {
        waiting.add(id);
    }

    void ready(long id, boolean offPeak) {
        (offPeak ? readyOffPeak : ready).add(id);
    }

    /** The oldest task that can start; off-peak tasks only when no other is ready. */
    Optional<Long> next() {
        TreeSet<Long> first = ready.isEmpty() ? readyOffPeak : ready;
        return first.isEmpty() ? Optional.empty() : Optional.of(first.first());
    }

    void start(long id) {
        leave(id);
        running.add(id);
    }

    void leave(long id) {
        waiting.remove(id);
        ready.remove(id);
        readyOffPeak.remove(id);
        running.remove(id);
    }

    int running() {
        return running.size();
    }

    int waiting() {
        return waiting.size();
    }
}
