// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskResult;

/** Tasks as the queries show them (Vidu reference, section 6). */
final class TaskJson {

    private static final int DONE = 100;

    private final CreateAnswer answers;

    TaskJson(CreateAnswer answers) {
        this.answers = answers;
    }

    /** Answer of the creations query. */
    ObjectNode creations(TaskRecord task, List<CreationRecord> creations, MediaLinks.Signer links, Instant now) {
        ObjectNode json = object()
                .put("id", Long.toString(task.id()))
                .put("state", task.state())
                .put("err_code", task.errCode())
                .put("credits", task.credits())
                .put("payload", task.payload());
        if (!answers.hasProgress(task)) {
            json.put("bgm", task.request().path("bgm").asBoolean()).put("off_peak", task.offPeak());
        }
        ArrayNode list = json.putArray("creations");
        creations.forEach(creation -> list.add(creation(task, creation, links)));
        return answers.hasProgress(task) ? json.put("progress", progress(task, now)) : json;
    }

    /** One entry of the task list, which has neither payload nor error code. */
    ObjectNode listed(TaskRecord task, List<CreationRecord> creations, MediaLinks.Signer links) {
        ObjectNode json = object()
                .put("id", Long.toString(task.id()))
                .put("key_id", Long.toString(task.keyId()))
                .put("type", answers.type(task))
                .put("template", task.template())
                .put("model", task.model())
                .put("prompt", task.prompt());
        json.set("images", CreateAnswer.images(task.request()));
        json.put("duration", task.seconds())
                .put("resolution", task.resolution())
                .put("aspect_ratio", task.request().path("aspect_ratio").asText(""))
                .put("state", task.state());
        ArrayNode list = json.putArray("creations");
        for (CreationRecord creation : creations) {
            ObjectNode entry = creation(task, creation, links);
            entry.putArray("moderation_url");
            if (isVideo(task)) {
                entry.putObject("video")
                        .put("duration", task.result().seconds())
                        .put("fps", Media.framesPerSecond(task))
                        .putObject("resolution").put("width", task.result().width()).put("height", task.result().height());
            }
            list.add(entry);
        }
        return json.put("created_at", task.createdAt().toString()).put("credits", task.credits());
    }

    /** Only videos have covers. */
    private static ObjectNode creation(TaskRecord task, CreationRecord creation, MediaLinks.Signer links) {
        ObjectNode json = object()
                .put("id", Long.toString(creation.id()))
                .put("url", links.link(task, creation.ordinal(), Media.resultOf(task)));
        if (isVideo(task)) {
            json.put("cover_url", links.link(task, creation.ordinal(), Media.COVER));
        }
        if (task.request().path("watermark").asBoolean()) {
            json.put("watermarked_url", links.link(task, creation.ordinal(), Media.WATERMARKED));
        }
        return json;
    }

    /** In percent of the time that the task takes. */
    static int progress(TaskRecord task, Instant now) {
        if (task.succeeded()) {
            return DONE;
        }
        if (!task.running()) {
            return 0;
        }
        double part = Duration.between(task.startedAt(), now).toMillis() / (double) Math.max(1, task.processing().toMillis());
        return (int) Math.min(DONE - 1, DONE * part);
    }

    private static boolean isVideo(TaskRecord task) {
        return TaskResult.VIDEO.equals(task.result().type());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
