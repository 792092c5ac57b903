// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Tasks as the console shows them: more than the platform's list tells, and beside it what the API was asked and
 * answers (Vidu reference, sections 4 and 6). Thread-safe.
 */
public final class TaskOverview {

    private final Platform platform;
    private final RuleBook rules;
    private final MediaLinks links;
    private final CreateAnswer createAnswer;
    private final CreationsAnswer creationsAnswer;

    /** @param linkSecret signs links to results */
    public TaskOverview(Platform platform, RuleBook rules, EmulatorClock clock, byte[] linkSecret) {
        this.platform = platform;
        this.rules = rules;
        this.links = new MediaLinks(linkSecret, clock, rules);
        this.createAnswer = new CreateAnswer(rules);
        this.creationsAnswer = new CreationsAnswer(platform, links, new TaskJson(createAnswer));
    }

    /**
     * One object a task, in the order given.
     *
     * @param base what links begin with
     */
    public ArrayNode rows(List<TaskRecord> tasks, URI base) {
        Map<Long, List<CreationRecord>> creations = platform.creations(tasks);
        Instant now = platform.now();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        tasks.forEach(task -> rows.add(row(task, creations.getOrDefault(task.id(), List.of()), base, now)));
        return rows;
    }

    /**
     * A task with the request that made it, its defaults filled in and inline files left out, with the answer to that
     * request and the one that the creations query gives now. Calls that the platform does not list have no such
     * answers.
     *
     * @param base what links begin with
     */
    public ObjectNode detail(TaskRecord task, URI base) {
        OperationRules operation = rules.operation(task.operation());
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.set("task", rows(List.of(task), base).get(0));
        detail.putObject("request")
                .put("method", operation.method())
                .put("path", operation.path())
                .set("body", task.request());
        if (task.listed()) {
            detail.set("created", createAnswer.of(task.whenItWasCreated()));
            detail.set("answer", creationsAnswer.of(task, base));
        }
        return detail;
    }

    private ObjectNode row(TaskRecord task, List<CreationRecord> creations, URI base, Instant now) {
        ObjectNode row = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(task.id()))
                .put("operation", task.operation())
                .put("model", task.model())
                .put("prompt", task.prompt())
                .put("duration", task.seconds())
                .put("resolution", task.resolution())
                .put("state", task.state())
                .put("err_code", task.errCode())
                .put("progress", TaskJson.progress(task, now))
                .put("credits", task.credits())
                .put("key_id", Long.toString(task.keyId()))
                .put("created_at", task.createdAt().toString())
                .put("started_at", text(task.startedAt()))
                .put("ended_at", text(task.endedAt()))
                .put("result", task.result().type());
        ArrayNode list = row.putArray("creations");
        Media.of(task.result().type()).ifPresent(media -> creations.forEach(creation -> {
            ObjectNode entry = list.addObject()
                    .put("id", Long.toString(creation.id()))
                    .put("url", links.signer(base).link(task, creation.ordinal(), media));
            if (media.isVideo()) {
                entry.put("cover_url", links.signer(base).link(task, creation.ordinal(), Media.COVER));
            }
        }));
        return row;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
