// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;

/**
 * Makes tasks of the platform's answers. Their ids and links have other names from call to call, some tell no state,
 * and some tell about a task deep inside a larger one (Vidu reference, sections 4, 5.16 to 5.18 and 6.1). Whatever else
 * an answer holds is kept in the task. Thread-safe.
 */
final class TaskAnswers {

    private static final String ID = "id";
    private static final String STATE = "state";
    private static final String CREATIONS = "creations";
    /** Members that hold the link of the one result, where there is no list of creations. */
    private static final List<String> LINKS = List.of("file_url", "demo_audio", "signed_url", "creation_url");

    private final ObjectMapper mapper;

    TaskAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The task that an answer to a create call tells of. Some kinds tell no state: it is a new task then, or, of those
     * that are answered at once, a success.
     *
     * @throws IllegalArgumentException when the answer has no id, or is no task for another reason
     */
    Task created(Operation operation, ObjectNode answer) {
        String id = operation.answerId().stream().map(answer::path).filter(TaskAnswers::given).map(JsonNode::asText)
                .findFirst().orElseThrow(() -> new IllegalArgumentException("the answer has no id"));
        return task(id, answer, switch (operation.watch()) {
            case LIST -> null;
            case SINGLE -> TaskState.CREATED;
            case NOW -> TaskState.SUCCESS;
        });
    }

    /**
     * The task that an answer to its query tells of.
     *
     * @throws IllegalArgumentException when the answer is no task
     */
    Task queried(TaskRef ref, ObjectNode answer) {
        if (ref.watch() != Watch.SINGLE) {
            // the creations query may leave the id out (section 6.1), since the caller knows it
            return read(given(answer.path(ID)) ? answer : answer.put(ID, ref.id()));
        }
        Optional<ObjectNode> itself = find(ref.id(), answer);
        if (itself.isEmpty() && !ref.queriesItself()) {
            // a part of a larger task that does not show it yet
            return task(ref.id(), mapper.createObjectNode(), TaskState.CREATED);
        }
        return task(ref.id(), itself.orElse(answer), TaskState.CREATED);
    }

    /** The task with the members of another answer that it does not have itself. */
    Task withMore(Task task, ObjectNode answer) {
        ObjectNode whole = mapper.valueToTree(task);
        answer.properties().stream().filter(member -> !whole.has(member.getKey()))
                .forEach(member -> whole.set(member.getKey(), member.getValue()));
        return read(whole);
    }

    /** @param usual the state of an answer that tells none; null when it must tell it */
    private Task task(String id, ObjectNode answer, TaskState usual) {
        ObjectNode task = answer.deepCopy();
        task.remove("task_id");
        task.put(ID, id);
        if (usual != null && !given(task.path(STATE))) {
            task.put(STATE, usual.wire());
        }
        if (!task.has(CREATIONS)) {
            LINKS.stream().map(answer::path).filter(TaskAnswers::given).findFirst()
                    .ifPresent(link -> task.putArray(CREATIONS).addObject().set("url", link));
        }
        return read(task);
    }

    /**
     * The task that an object is, without a detour over its text.
     *
     * @throws IllegalArgumentException when it is none
     */
    Task read(JsonNode task) {
        try {
            return mapper.treeToValue(task, Task.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The object with the id, the outermost first. */
    private static Optional<ObjectNode> find(String id, ObjectNode answer) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(answer));
        while (!open.isEmpty()) {
            JsonNode node = open.removeFirst();
            if (node instanceof ObjectNode object && id.equals(object.path(ID).asText()) && given(object.path(STATE))) {
                return Optional.of(object);
            }
            node.forEach(open::addLast);
        }
        return Optional.empty();
    }

    private static boolean given(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank();
    }
}
