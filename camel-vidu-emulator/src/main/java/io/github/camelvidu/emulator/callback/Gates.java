// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Lets so many callbacks at once out to each receiver, the others in the order they came: one receiver that is slow
 * holds up nobody else. Thread-safe.
 */
final class Gates {

    private final int width;
    private final Executor threads;
    private final Map<String, Gate> gates = new HashMap<>();

    /** @param width how many at once to one receiver */
    Gates(int width, Executor threads) {
        this.width = width;
        this.threads = threads;
    }

    /** Does something when it may be done; {@link #leave} must follow. */
    void enter(String receiver, Runnable sending) {
        synchronized (gates) {
            Gate gate = gates.computeIfAbsent(receiver, name -> new Gate());
            if (gate.inside == width) {
                gate.waiting.add(sending);
                return;
            }
            gate.inside++;
        }
        threads.execute(sending);
    }

    /** Lets the next one out. */
    void leave(String receiver) {
        Runnable next;
        synchronized (gates) {
            Gate gate = gates.get(receiver);
            next = gate.waiting.poll();
            if (next == null && --gate.inside == 0) {
                gates.remove(receiver);
            }
        }
        if (next != null) {
            threads.execute(next);
        }
    }

    /** Forgets those that wait. */
    void clear() {
        synchronized (gates) {
            gates.values().forEach(gate -> gate.waiting.clear());
        }
    }

    private static final class Gate {

        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int inside;
    }
}
