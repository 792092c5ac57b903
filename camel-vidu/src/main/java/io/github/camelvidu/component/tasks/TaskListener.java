// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;

/** Told what a {@link TaskWatcher} has found out, on the threads that look. */
public interface TaskListener {

    /**
     * Told once of each task that has ended, before those who wait for it.
     *
     * @param task ended, with its {@code err_code} if it failed
     */
    void ended(Task task);

    /** The end of a task was seen, so long after it at most. See {@link TaskObserver#noticed}. */
    default void noticed(Duration atMost) {
    }

    /** The platform does not know a task that was to be followed to its end. */
    void lost(String taskId, ViduException why);
}
