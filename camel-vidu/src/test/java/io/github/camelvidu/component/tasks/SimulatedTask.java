// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskBuilder;
import io.github.camelvidu.api.TaskState;

/**
 * A task of the simulated platform.
 *
 * @param key     under which it was wanted: the platform does not know it, the test does
 * @param errCode null unless it has failed, which costs nothing
 */
record SimulatedTask(String id, String key, String payload, Instant createdAt, Instant listedFrom, TaskState state,
        String errCode) {

    /** What each task costs when it ends well. */
    static final int CREDITS = 10;

    boolean isAlive() {
        return !state.ended();
    }

    boolean isCharged() {
        return state.equals(TaskState.SUCCESS);
    }

    /** @param code null when it ends well */
    SimulatedTask ended(String code) {
        return new SimulatedTask(
                id, key, payload, createdAt, listedFrom, code == null ? TaskState.SUCCESS : TaskState.FAILED, code);
    }

    Task created() {
        return TaskBuilder.builder().id(id).state(TaskState.CREATED).credits(CREDITS).payload(payload).createdAt(createdAt)
                .build();
    }

    Task listed() {
        return TaskBuilder.builder().id(id).state(state).credits(credits()).createdAt(createdAt).type("text2video").build();
    }

    Task read() {
        return TaskBuilder.builder().id(id).state(state).credits(credits()).errCode(errCode).payload(payload).build();
    }

    private Integer credits() {
        if (isAlive()) {
            return null;
        }
        return isCharged() ? CREDITS : 0;
    }
}
