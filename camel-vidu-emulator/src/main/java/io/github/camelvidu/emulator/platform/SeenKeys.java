// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API keys that were seen since the start, in plain text: callbacks are signed with them, and the database has only
 * hashes. Never written anywhere. Thread-safe.
 */
public final class SeenKeys {

    private final Map<Long, String> plain = new ConcurrentHashMap<>();
    private final Map<Long, List<Runnable>> waiting = new HashMap<>();

    SeenKeys() {
    }

    /** The key of this id, if it was seen. */
    public Optional<String> find(long keyId) {
        return Optional.ofNullable(plain.get(keyId));
    }

    /** Does something as soon as the key has been seen; at once, if it was already. */
    public void whenSeen(long keyId, Runnable action) {
        synchronized (waiting) {
            if (!plain.containsKey(keyId)) {
                waiting.computeIfAbsent(keyId, id -> new ArrayList<>()).add(action);
                return;
            }
        }
        action.run();
    }

    void see(long keyId, String apiKey) {
        if (plain.containsKey(keyId)) {
            return;
        }
        List<Runnable> actions;
        synchronized (waiting) {
            plain.put(keyId, apiKey);
            actions = Optional.ofNullable(waiting.remove(keyId)).orElse(List.of());
        }
        actions.forEach(Runnable::run);
    }

    /** Forgets all keys, and what waits for them. */
    void clear() {
        synchronized (waiting) {
            plain.clear();
            waiting.clear();
        }
    }

    @Override
    public String toString() {
        return "SeenKeys[" + plain.size() + "]";
    }
}
