// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;

/** A task that somebody waits for. Guarded by the lock of its {@link TaskWatcher}. */
final class WatchedTask {

    private static final int CONCLUSIVE_ABSENCES = 3;

    final TaskRef ref;
    private final Set<TaskWait> waits = new LinkedHashSet<>();
    private TaskState state = TaskState.CREATED;
    private int absences;

    WatchedTask(TaskRef ref) {
        this.ref = ref;
    }

    void add(TaskWait wait) {
        waits.add(wait);
    }

    /** Whether nobody is left who waits for the task. */
    boolean remove(TaskWait wait) {
        waits.remove(wait);
        return waits.isEmpty();
    }

    List<TaskWait> waits() {
        return new ArrayList<>(waits);
    }

    void seen(Task task) {
        state = task.state();
        absences = 0;
    }

    /** The platform does not know the id. A new task may be missing for a moment, so one such answer proves nothing. */
    boolean absenceIsConclusive() {
        return ++absences >= CONCLUSIVE_ABSENCES;
    }

    boolean stillQueueing() {
        return state.equals(TaskState.CREATED) || state.equals(TaskState.QUEUEING);
    }
}
