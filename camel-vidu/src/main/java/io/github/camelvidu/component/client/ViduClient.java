// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.PlatformError;
import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.SubjectPage;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PathId;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.time.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's API: a method for each call, each sent exactly once. Whether to call again is for others to decide.
 * Nothing is thrown for what the platform or the network does: it is in the {@link Answer}. Thread-safe; a call blocks
 * its thread.
 */
public final class ViduClient implements TaskCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ViduClient.class);

    private final String base;
    private final KeyRing keys;
    private final HttpTransport transport;
    private final ObjectMapper mapper;
    private final Timekeeper time;
    private final Failures failures;
    private final TaskAnswers tasks;
    private final CallObserver observer;

    /**
     * @param base     root of the API; a path in it is kept (gateways)
     * @param keys     asked at each call, so that keys can be replaced
     * @param contact  the mail address of the platform's support, for messages
     * @param observer sees every call
     */
    public ViduClient(URI base, KeyRing keys, HttpTransport transport, ObjectMapper mapper, Timekeeper time,
                      String contact, CallObserver observer) {
        this.base = base.toString().replaceAll("/+$", "");
        this.keys = keys;
        this.transport = transport;
        this.mapper = mapper;
        this.time = time;
        this.failures = new Failures(contact);
        this.tasks = new TaskAnswers(mapper);
        this.observer = observer;
    }

    @Override
    public Answer<CreatedTask> create(Operation operation, ObjectNode body, KeyChoice key, Sending sending) {
        return call(operation, body, key, sending, answer -> new CreatedTask(tasks.created(operation, answer), answer));
    }

    @Override
    public Task answered(Operation operation, String answer) {
        try {
            return tasks.created(operation, (ObjectNode) mapper.readTree(answer));
        } catch (IOException e) {
            throw new IllegalStateException("the answer that was kept is no JSON", e);
        }
    }

    @Override
    public Answer<Task> task(TaskRef ref) {
        return call("task", "GET", ref.query(), null, answer -> tasks.queried(ref, answer));
    }

    /**
     * A task with what another query tells about it besides (section 5.18).
     *
     * @param path with {@code {id}}
     */
    public Answer<Task> more(Task task, String path) {
        return call("task", "GET", PathId.in(path, task.id()), null, answer -> tasks.withMore(task, answer));
    }

    @Override
    public Answer<TaskPage> tasks(TaskQuery query) {
        return call("tasks", "GET", "/ent/v2/tasks?" + query.toQueryString(), null, this::page);
    }

    /** Cancels a task that has not been scheduled yet (section 6.3). */
    public Answer<ObjectNode> cancel(String id) {
        ObjectNode body = mapper.createObjectNode().put("id", id);
        return call("cancel", "POST", PathId.in("/ent/v2/tasks/{id}/cancel", id), body, Function.identity());
    }

    /** Reads a page of the subject library (section 8.2). */
    public Answer<SubjectPage> subjects(SubjectQuery query) {
        return call("subjects", "GET", "/ent/v2/subjects?" + query.toQueryString(), null,
                answer -> mapper.convertValue(answer, SubjectPage.class));
    }

    /** Changes a subject; may be repeated (section 8.2). */
    public Answer<Subject> subject(Operation operation, ObjectNode body) {
        return call(operation, body, KeyChoice.ANY, Sending.NOTHING, answer -> mapper.convertValue(answer, Subject.class));
    }

    /** Reads the balance (section 8.1), with whatever key the platform takes. */
    public Answer<Credits> credits(boolean detail) {
        return credits(detail, KeyChoice.ANY);
    }

    /** {@linkplain #credits(boolean) The same} with a certain key, to learn whether the platform takes it. */
    public Answer<Credits> credits(boolean detail, KeyChoice key) {
        ApiRequest request = new ApiRequest("credits", "GET", "/ent/v2/credits" + (detail ? "?show_detail=true" : ""), null);
        return call(request, false, key, Sending.NOTHING, answer -> mapper.convertValue(answer, Credits.class));
    }

    private <T> Answer<T> call(
            Operation operation, ObjectNode body, KeyChoice key, Sending sending, Function<ObjectNode, T> reader) {
        String path;
        try {
            path = operation.path(body);
        } catch (IllegalArgumentException e) {
            return new Answer.Failed<>(
                    new ViduRequestException(
                            "nothing was sent: " + e.getMessage(), List.of("id"),
                            FailureDetails.NONE.withKind(operation.kind()), null),
                    true, false, Optional.empty());
        }
        ApiRequest request = new ApiRequest(operation.kind(), operation.method(), path, operation.wireBody(body));
        return call(request, operation.method().equals("POST"), key, sending, reader);
    }

    /** @param body written while it is sent, so that files in it are never in memory; null for none */
    <T> Answer<T> call(String name, String method, String pathAndQuery, ObjectNode body, Function<ObjectNode, T> reader) {
        return call(new ApiRequest(name, method, pathAndQuery, body), false, KeyChoice.ANY, Sending.NOTHING, reader);
    }

    /** With the first of the keys, and with the next only when the platform has definitely refused the one before. */
    private <T> Answer<T> call(
            ApiRequest request, boolean create, KeyChoice choice, Sending sending, Function<ObjectNode, T> reader) {
        List<ApiKey> candidates;
        try {
            candidates = keys.candidates(choice);
        } catch (ViduAuthenticationException e) {
            return new Answer.Failed<>(e, true, false, Optional.empty());
        }
        Answer<T> answer = null;
        for (ApiKey key : candidates) {
            CallObserver.Ending ending = observer.begins(request.with(key, create));
            answer = send(request, key, sending, reader);
            ending.ended(ApiResult.of(answer, taskId(answer)));
            if (!refusesKey(answer)) {
                keys.accepted(key);
                return answer;
            }
            if (!keys.isSetAside(key)) {
                LOG.warn("The platform refuses the API key {}: {}", key.shownName(), refusal(answer));
            }
            keys.refused(key);
        }
        return answer;
    }

    private <T> Answer<T> send(ApiRequest request, ApiKey key, Sending sending, Function<ObjectNode, T> reader) {
        if (!key.isUsable()) {
            return new Answer.Failed<>(
                    new ViduAuthenticationException(KeyRing.NO_KEY, FailureDetails.NONE, null),
                    true, false, Optional.empty());
        }
        HttpCall call = new HttpCall(
                request.method(), URI.create(base + request.pathAndQuery()),
                Map.of("Authorization", "Token " + key.secret().strip(), "Accept", "application/json"),
                request.body() == null ? null : new JsonBody(mapper, request.body()), () -> sending.begins(key.name()));
        try {
            return read(call, transport.send(call), reader);
        } catch (CallFailedException e) {
            return failures.noAnswer(e);
        }
    }

    /** Whether it is certain that the call did nothing, since its key is wrong or suspended. */
    private static boolean refusesKey(Answer<?> answer) {
        return answer instanceof Answer.Failed<?> failed && failed.withoutEffect()
                && failed.exception() instanceof ViduAuthenticationException;
    }

    private static String refusal(Answer<?> answer) {
        return ((Answer.Failed<?>) answer).exception().getMessage();
    }

    private static String taskId(Answer<?> answer) {
        Object value = answer instanceof Answer.Given<?> given ? given.value() : null;
        return value instanceof CreatedTask created ? created.task().id() : value instanceof Task task ? task.id() : null;
    }

    private <T> Answer<T> read(HttpCall call, HttpReply reply, Function<ObjectNode, T> reader) {
        if (reply.status() < 200 || reply.status() > 299) {
            return failures.refused(call, reply, envelope(reply), time.now());
        }
        try {
            if (mapper.readTree(reply.body()) instanceof ObjectNode answer) {
                return new Answer.Given<>(reader.apply(answer), reply.header("Date"));
            }
            return failures.unreadable(call, reply);
        } catch (IOException | IllegalArgumentException e) {
            // the exception is left out: it quotes the answer, and with it prompts and links
            return failures.unreadable(call, reply);
        }
    }

    private Optional<PlatformError> envelope(HttpReply reply) {
        try {
            JsonNode answer = mapper.readTree(reply.body());
            return answer == null ? Optional.empty() : PlatformError.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private TaskPage page(ObjectNode answer) {
        List<Task> listed = new ArrayList<>();
        for (JsonNode row : answer.path("tasks")) {
            listedTask(row).ifPresent(listed::add);
        }
        return new TaskPage(answer.path("next_page_token").asText(""), listed);
    }

    /** Empty when it is not what the platform sends: that must not hide the tasks beside it. */
    private Optional<Task> listedTask(JsonNode row) {
        if (!row.path("id").isTextual() || !row.path("state").isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tasks.read(row));
        } catch (IllegalArgumentException e) {
            // without the exception: it quotes the row, and with it prompts and links
            LOG.debug("Task {} is listed in a way that can not be read", row.path("id").asText());
            return Optional.empty();
        }
    }
}
