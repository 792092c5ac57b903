// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The state of a task as the platform names it. An open set: a state that the platform adds later is kept as it came
 * and counts as "not ended" (Vidu reference, section 3).
 *
 * @param wire the name on the wire, for example {@code queueing}; never null
 */
public record TaskState(@JsonValue String wire) {

    public static final TaskState CREATED = new TaskState("created");
    public static final TaskState QUEUEING = new TaskState("queueing");
    public static final TaskState PROCESSING = new TaskState("processing");
    public static final TaskState SUCCESS = new TaskState("success");
    public static final TaskState FAILED = new TaskState("failed");

    private static final Set<TaskState> KNOWN = Set.of(CREATED, QUEUEING, PROCESSING, SUCCESS, FAILED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskState {
        Objects.requireNonNull(wire, "wire");
    }

    /** Whether the task will not change any more: {@code success} or {@code failed}. */
    public boolean ended() {
        return equals(SUCCESS) || equals(FAILED);
    }

    /** Whether this client knew the state when it was built. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return wire;
    }
}
