// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelvidu.api.TaskState;

/**
 * How the tasks that ended last have ended. A short task may have ended before its exchange begins to wait for it: then
 * its end is no news, and there is nothing to wait for. Guarded by the lock on the {@link WatchedTasks}.
 */
final class RecentEnds {

    private static final int MOST = 1_000;

    private final Map<String, TaskState> states = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TaskState> eldest) {
            return size() > MOST;
        }
    };

    void add(String id, TaskState state) {
        states.put(id, state);
    }

    /** Null when it is not known. */
    TaskState of(String id) {
        return states.get(id);
    }
}
