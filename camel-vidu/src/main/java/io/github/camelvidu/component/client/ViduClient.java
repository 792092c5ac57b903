// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
    private final Supplier<String> apiKey;
    private final HttpTransport transport;
    private final ObjectMapper mapper;
    private final Timekeeper time;
    private final Failures failures;
    private final TaskAnswers tasks;

    /**
     * @param base    root of the API; a path in it is kept (gateways)
     * @param apiKey  asked for at each call, so that a key can be replaced; may give null
     * @param contact the mail address of the platform's support, for messages
     */
    public ViduClient(URI base, Supplier<String> apiKey, HttpTransport transport, ObjectMapper mapper, Timekeeper time,
                      String contact) {
        this.base = base.toString().replaceAll("/+$", "");
        this.apiKey = apiKey;
        this.transport = transport;
        this.mapper = mapper;
        this.time = time;
        this.failures = new Failures(contact);
        this.tasks = new TaskAnswers(mapper);
    }

    @Override
    public Answer<CreatedTask> create(Operation operation, ObjectNode body, Runnable sending) {
        return call(operation, body, sending, answer -> new CreatedTask(tasks.created(operation, answer), answer));
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
        return call("GET", ref.query(), null, answer -> tasks.queried(ref, answer));
    }

    /**
     * A task with what another query tells about it besides (section 5.18).
     *
     * @param path with {@code {id}}
     */
    public Answer<Task> more(Task task, String path) {
        return call("GET", PathId.in(path, task.id()), null, answer -> tasks.withMore(task, answer));
    }

    @Override
    public Answer<TaskPage> tasks(TaskQuery query) {
        return call("GET", "/ent/v2/tasks?" + query.toQueryString(), null, this::page);
    }

    /** Cancels a task that has not been scheduled yet (section 6.3). */
    public Answer<ObjectNode> cancel(String id) {
        ObjectNode body = mapper.createObjectNode().put("id", id);
        return call("POST", PathId.in("/ent/v2/tasks/{id}/cancel", id), body, Function.identity());
    }

    /** Reads a page of the subject library (section 8.2). */
    public Answer<SubjectPage> subjects(SubjectQuery query) {
        return call("GET", "/ent/v2/subjects?" + query.toQueryString(), null,
                answer -> mapper.convertValue(answer, SubjectPage.class));
    }

    /** Changes a subject; may be repeated (section 8.2). */
    public Answer<Subject> subject(Operation operation, ObjectNode body) {
        return call(operation, body, HttpCall.NOTHING, answer -> mapper.convertValue(answer, Subject.class));
    }

    /** Reads the balance (section 8.1). */
    public Answer<Credits> credits(boolean detail) {
        return call("GET", "/ent/v2/credits" + (detail ? "?show_detail=true" : ""), null,
                answer -> mapper.convertValue(answer, Credits.class));
    }

    private <T> Answer<T> call(
            Operation operation, ObjectNode body, Runnable sending, Function<ObjectNode, T> reader) {
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
        return call(operation.method(), path, operation.wireBody(body), sending, reader);
    }

    /** @param body written while it is sent, so that files in it are never in memory; null for none */
    <T> Answer<T> call(String method, String pathAndQuery, ObjectNode body, Function<ObjectNode, T> reader) {
        return call(method, pathAndQuery, body, HttpCall.NOTHING, reader);
    }

    private <T> Answer<T> call(
            String method, String pathAndQuery, ObjectNode body, Runnable sending, Function<ObjectNode, T> reader) {
        String key = apiKey.get();
        if (key == null || key.isBlank() || key.chars().anyMatch(Character::isISOControl)) {
            return new Answer.Failed<>(
                    new ViduAuthenticationException(
                            "no usable API key: set the apiKey option (camel.component.vidu.api-key) to a key of the console",
                            FailureDetails.NONE, null),
                    true, false, Optional.empty());
        }
        HttpCall call = new HttpCall(
                method, URI.create(base + pathAndQuery),
                Map.of("Authorization", "Token " + key.strip(), "Accept", "application/json"),
                body == null ? null : new JsonBody(mapper, body), sending);
        try {
            return read(call, transport.send(call), reader);
        } catch (CallFailedException e) {
            return failures.noAnswer(e);
        }
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
