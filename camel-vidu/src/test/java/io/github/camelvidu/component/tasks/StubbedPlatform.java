// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskBuilder;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.CreatedTask;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.client.Sending;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskRef;

/** Answers about tasks as a test wants it, also as no platform should. It is honest where the test says nothing. */
class StubbedPlatform implements TaskCalls {

    private static final long FIRST_ID = 1_019_829_498_675_200_000L;

    /** What it was asked, in order. */
    final List<TaskQuery> lists = Collections.synchronizedList(new ArrayList<>());
    final List<String> reads = Collections.synchronizedList(new ArrayList<>());
    /** In which state each task is; a task that is not in it is not known. */
    final Map<String, Function<StubbedPlatform, TaskState>> states = new ConcurrentHashMap<>();
    Function<TaskQuery, Answer<TaskPage>> list = this::honestList;
    Function<TaskRef, Answer<Task>> read = this::honestRead;
    private int made;

    /** A new task, younger than those before. */
    String create(Function<StubbedPlatform, TaskState> state) {
        String id = Long.toString(FIRST_ID + (long) made++ * 1_000);
        states.put(id, state);
        return id;
    }

    String create(TaskState state) {
        return create(platform -> state);
    }

    void set(String id, TaskState state) {
        states.put(id, platform -> state);
    }

    int calls() {
        return lists.size() + reads.size();
    }

    List<List<String>> idsListed() {
        return lists.stream().map(TaskQuery::ids).toList();
    }

    Task task(String id) {
        TaskState state = states.get(id).apply(this);
        return TaskBuilder.builder().id(id).state(state).build();
    }

    Answer<TaskPage> honestList(TaskQuery query) {
        return page("", query.ids().stream().filter(states::containsKey).map(this::task).toList());
    }

    Answer<Task> honestRead(TaskRef ref) {
        if (!states.containsKey(ref.id())) {
            return failed(404, "TaskNotFound", null);
        }
        Task task = task(ref.id());
        return given(task.state().equals(TaskState.FAILED) ? task.withErrCode("CODEC") : task);
    }

    static Answer<TaskPage> page(String nextToken, List<Task> tasks) {
        return given(new TaskPage(nextToken, tasks));
    }

    static <T> Answer<T> given(T value) {
        return new Answer.Given<>(value, Optional.empty());
    }

    /** @param status 0 for no answer at all */
    static <T> Answer<T> failed(int status, String reason, Duration retryAfter) {
        return new Answer.Failed<>(
                new ViduServerException(
                        "on purpose", FailureDetails.NONE.withHttpStatus(status).withReason(reason), null),
                false, status == 429, Optional.ofNullable(retryAfter));
    }

    @Override
    public Answer<TaskPage> tasks(TaskQuery query) {
        lists.add(query);
        return list.apply(query);
    }

    @Override
    public Answer<Task> task(TaskRef ref) {
        reads.add(ref.id());
        return read.apply(ref);
    }

    @Override
    public Answer<CreatedTask> create(Operation operation, ObjectNode body, KeyChoice key, Sending sending) {
        throw new UnsupportedOperationException("tasks are not created by calls here");
    }

    @Override
    public Task answered(Operation operation, String answer) {
        throw new UnsupportedOperationException("tasks are not created by calls here");
    }
}
