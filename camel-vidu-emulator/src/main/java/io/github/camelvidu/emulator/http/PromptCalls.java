// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.JsonResource;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Prompts for a picture (Vidu reference, section 5.16). They come from a list; the emulator's seed and the picture's
 * reference tell where in the list they begin.
 */
final class PromptCalls {

    private final Platform platform;
    private final Authentication authentication;
    private final OperationRules operation;
    private final JsonNode prompts = JsonResource.read("/io/github/camelvidu/emulator/prompts.json");

    PromptCalls(Platform platform, Authentication authentication, RuleBook rules) {
        this.platform = platform;
        this.authentication = authentication;
        this.operation = rules.operation("promptRecommendation");
    }

    Answer recommend(Call call) {
        TaskRecord task = platform.calls().recommendPrompts(authentication.key(call), operation, RequestBody.of(call));
        JsonNode request = task.request();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", Long.toString(task.id()));
        json.set("images", request.path("images"));
        json.set("count", request.path("count"));
        ArrayNode list = json.putArray("prompts");
        for (Map.Entry<String, JsonNode> kind : prompts.properties()) {
            // a kind that is asked for twice is counted twice
            request.path("type").forEach(type -> {
                if (type.textValue().equals(kind.getKey())) {
                    add(list, kind.getKey(), kind.getValue(), request);
                }
            });
        }
        return Answer.json(200, json.put("created_at", task.createdAt().toString()));
    }

    private void add(ArrayNode list, String type, JsonNode choice, JsonNode request) {
        int first = Math.floorMod(Objects.hash(platform.seed(), request.path("images").toString()), choice.size());
        for (int i = 0; i < request.path("count").intValue(); i++) {
            ObjectNode prompt = list.addObject().put("type", type).setAll((ObjectNode) choice.get((first + i) % choice.size()));
            if (prompt.has("template")) {
                prompt.set("resolution", request.path("resolution"));
            }
        }
    }
}
