// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.JsonResource;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Answers of create calls, with the members that no page documents but every answer has (Vidu reference, section 4).
 * Which operation answers what is told by {@code answers.json}.
 */
final class CreateAnswer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> CORNERS = List.of("top_left", "top_right", "bottom_right", "bottom_left");
    private static final String IF_MORE = "?";

    private final RuleBook rules;
    private final JsonNode tables = JsonResource.read("/io/github/camelvidu/emulator/answers.json");
    private final Map<String, List<String>> members = new HashMap<>();

    CreateAnswer(RuleBook rules) {
        this.rules = rules;
        for (JsonNode row : tables.path("created")) {
            List<String> names = new ArrayList<>();
            row.path("members").forEach(name -> names.add(name.textValue()));
            row.path("operations").forEach(operation -> members.put(operation.textValue(), List.copyOf(names)));
        }
    }

    /** The answer to the call that created a task. */
    ObjectNode of(TaskRecord task) {
        ObjectNode answer = JSON.objectNode();
        for (String entry : members.get(task.operation())) {
            String name = entry.replace(IF_MORE, "");
            JsonNode empty = tables.path("empty").path(name);
            JsonNode value = value(task, name);
            boolean more = !value.isMissingNode() && !value.equals(empty);
            if (more || !entry.endsWith(IF_MORE)) {
                answer.set(name, more ? value : empty);
            }
        }
        return answer;
    }

    /** The platform's own name for the kind of work (Vidu reference, section 4). */
    String type(TaskRecord task) {
        return tables.path("types").path(task.operation()).asText(rules.operation(task.operation()).kind());
    }

    /** Whether the creations query of the task tells its progress. */
    boolean hasProgress(TaskRecord task) {
        return contains("with_progress", task.operation());
    }

    /** The pictures of a request, those of its subjects one after the other. */
    static ArrayNode images(JsonNode request) {
        ArrayNode images = JSON.arrayNode();
        request.path("images").forEach(images::add);
        for (JsonNode subject : request.path("subjects")) {
            if (subject.path("server_id").asText().isEmpty()) {
                subject.path("images").forEach(images::add);
            }
        }
        return images;
    }

    private JsonNode value(TaskRecord task, String name) {
        JsonNode request = task.request();
        return switch (name) {
            case "task_id" -> JSON.textNode(Long.toString(task.id()));
            case "type" -> JSON.textNode(type(task));
            case "state" -> JSON.textNode(task.state());
            case "credits" -> JSON.numberNode(task.credits());
            case "created_at" -> JSON.textNode(task.createdAt().toString());
            case "images" -> images(request).isEmpty() ? JSON.missingNode() : images(request);
            case "audio_type" -> JSON.textNode(audioType(request));
            case "wm_position" -> corner(request.path(name));
            case "duration" -> request.has(name) ? request.get(name) : JSON.numberNode(task.seconds());
            default -> contains("never_echoed", name) ? JSON.missingNode() : request.path(name);
        };
    }

    private boolean contains(String list, String name) {
        for (JsonNode entry : tables.path(list)) {
            if (entry.textValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String audioType(JsonNode request) {
        return request.path("audio").asBoolean() ? request.path("audio_type").asText("all") : "unspecified";
    }

    /** A corner is numbered in some requests and named in others, and always named in answers. */
    private static JsonNode corner(JsonNode position) {
        return position.isInt() ? JSON.textNode(CORNERS.get(position.intValue() - 1)) : position;
    }
}
