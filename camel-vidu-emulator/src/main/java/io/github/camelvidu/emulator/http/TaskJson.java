// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Tasks on the wire, with the members that no page documents but every answer has (Vidu reference, sections 4 and 6).
 */
final class TaskJson {

    /**
     * The platform's own names for the kinds of work, where they differ from the operation (Vidu reference, section 4).
     */
    private static final Map<String, String> TYPES = Map.of(
            "startEnd2video", "headtailimg2video", "reference2video.subjects", "character2video", "reference2video.images",
            "character2video");
    private static final List<String> CORNERS = List.of("top_left", "top_right", "bottom_right", "bottom_left");

    private TaskJson() {
    }

    /** Answer of a create call. */
    static ObjectNode created(TaskRecord task) {
        JsonNode request = task.request();
        ObjectNode json = object()
                .put("task_id", Long.toString(task.id()))
                .put("type", type(task))
                .put("state", task.state())
                .put("model", task.model())
                .put("style", request.path("style").asText("general"))
                .put("prompt", task.prompt());
        json.set("images", images(request));
        return json.put("duration", task.seconds())
                .put("seed", request.path("seed").asLong())
                .put("aspect_ratio", request.path("aspect_ratio").asText(""))
                .put("resolution", task.resolution())
                .put("movement_amplitude", request.path("movement_amplitude").asText("auto"))
                .put("credits", task.credits())
                .put("payload", task.payload())
                .put("cus_priority", 0)
                .put("off_peak", task.offPeak())
                .put("watermark", request.path("watermark").asBoolean())
                .put("is_rec", request.path("is_rec").asBoolean())
                .put("wm_position", CORNERS.get(request.path("wm_position").asInt(3) - 1))
                .put("wm_url", request.path("wm_url").asText(""))
                // empty even when it was given, as in the platform's own answers
                .put("meta_data", "")
                .put("client_request_id", "")
                .put("audio_type", audioType(request))
                .put("created_at", task.createdAt().toString());
    }

    /** Answer of the creations query. */
    static ObjectNode creations(TaskRecord task, List<CreationRecord> creations, MediaLinks.Signer links) {
        ObjectNode json = object()
                .put("id", Long.toString(task.id()))
                .put("state", task.state())
                .put("err_code", task.errCode())
                .put("credits", task.credits())
                .put("payload", task.payload())
                .put("bgm", task.request().path("bgm").asBoolean())
                .put("off_peak", task.offPeak());
        ArrayNode list = json.putArray("creations");
        creations.forEach(creation -> list.add(creation(task, creation, links)));
        return json;
    }

    /** One entry of the task list, which has neither payload nor error code. */
    static ObjectNode listed(TaskRecord task, String keyId, List<CreationRecord> creations, MediaLinks.Signer links) {
        ObjectNode json = object()
                .put("id", Long.toString(task.id()))
                .put("key_id", keyId)
                .put("type", type(task))
                .put("template", task.template())
                .put("model", task.model())
                .put("prompt", task.prompt());
        json.set("images", images(task.request()));
        json.put("duration", task.seconds())
                .put("resolution", task.resolution())
                .put("aspect_ratio", task.request().path("aspect_ratio").asText(""))
                .put("state", task.state());
        ArrayNode list = json.putArray("creations");
        for (CreationRecord creation : creations) {
            ObjectNode entry = creation(task, creation, links);
            entry.putArray("moderation_url");
            entry.putObject("video")
                    .put("duration", (double) task.seconds())
                    .put("fps", Media.framesPerSecond(task))
                    .putObject("resolution").put("width", task.width()).put("height", task.height());
            list.add(entry);
        }
        return json.put("created_at", task.createdAt().toString()).put("credits", task.credits());
    }

    private static ObjectNode creation(TaskRecord task, CreationRecord creation, MediaLinks.Signer links) {
        ObjectNode json = object()
                .put("id", Long.toString(creation.id()))
                .put("url", links.link(task, creation.ordinal(), Media.VIDEO))
                .put("cover_url", links.link(task, creation.ordinal(), Media.COVER));
        if (task.request().path("watermark").asBoolean()) {
            json.put("watermarked_url", links.link(task, creation.ordinal(), Media.WATERMARKED));
        }
        return json;
    }

    private static String type(TaskRecord task) {
        return TYPES.getOrDefault(task.operation(), task.operation());
    }

    private static String audioType(JsonNode request) {
        return request.path("audio").asBoolean() ? request.path("audio_type").asText("all") : "unspecified";
    }

    private static ArrayNode images(JsonNode request) {
        return request.path("images") instanceof ArrayNode images ? images : JsonNodeFactory.instance.arrayNode();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
