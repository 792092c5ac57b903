// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Map<String, TaskState> KNOWN = Stream.of(CREATED, QUEUEING, PROCESSING, SUCCESS, FAILED)
            .collect(Collectors.toUnmodifiableMap(TaskState::wire, state -> state));

    public TaskState {
        Objects.requireNonNull(wire, "wire");
    }

    /** The state of that name; of a known one always the same object, since many tasks are kept in few states. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TaskState of(String wire) {
        TaskState known = KNOWN.get(wire);
        return known == null ? new TaskState(wire) : known;
    }

    /** Whether the task will not change any more: {@code success} or {@code failed}. */
    public boolean ended() {
        return equals(SUCCESS) || equals(FAILED);
    }

    /** Whether this client knew the state when it was built. */
    public boolean known() {
        return KNOWN.containsKey(wire);
    }

    @Override
    public String toString() {
        return wire;
    }
}
