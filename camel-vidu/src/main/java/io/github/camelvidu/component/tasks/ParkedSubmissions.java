// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those that wait for a place among the tasks that may be alive, by their keys. Thread-safe. */
final class ParkedSubmissions {

    private final Map<String, Set<Submission>> byKey = new ConcurrentHashMap<>();

    void add(String key, Submission submission) {
        byKey.compute(key, (same, parked) -> {
            Set<Submission> all = parked == null ? new HashSet<>() : parked;
            all.add(submission);
            return all;
        });
    }

    void remove(String key, Submission submission) {
        byKey.computeIfPresent(key, (same, parked) -> {
            parked.remove(submission);
            return parked.isEmpty() ? null : parked;
        });
    }

    /** Another exchange has got on with a key: who waits for a place for the same has none to wait for. */
    void wake(String key) {
        Set<Submission> parked = byKey.remove(key);
        if (parked != null) {
            parked.forEach(Submission::goOnFromQueue);
        }
    }
}
