// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.TaskRecord;

/** Speech and cloned voices, made while the caller waits (Vidu reference, section 5.17). */
final class VoiceCalls {

    private final Platform platform;
    private final Authentication authentication;
    private final MediaLinks links;
    private final OperationRules speech;
    private final OperationRules cloning;

    VoiceCalls(Platform platform, Authentication authentication, MediaLinks links, RuleBook rules) {
        this.platform = platform;
        this.authentication = authentication;
        this.links = links;
        this.speech = rules.operation("audioTts");
        this.cloning = rules.operation("audioClone");
    }

    Answer speak(Call call) {
        TaskRecord task = platform.calls().speak(authentication.key(call), speech, RequestBody.of(call));
        return Answer.json(200, begin(task)
                .put("file_url", file(call, task))
                .put("credits", task.charged())
                .put("payload", task.payload())
                .put("created_at", task.createdAt().toString()));
    }

    Answer cloneVoice(Call call) {
        TaskRecord task = platform.calls().cloneVoice(authentication.key(call), cloning, RequestBody.of(call));
        return Answer.json(200, begin(task)
                .put("voice_id", task.request().path("voice_id").asText())
                .put("demo_audio", file(call, task))
                .put("payload", task.payload())
                .put("created_at", task.createdAt().toString()));
    }

    private static ObjectNode begin(TaskRecord task) {
        return JsonNodeFactory.instance.objectNode()
                .put("task_id", Long.toString(task.id()))
                .put("state", task.state());
    }

    private String file(Call call, TaskRecord task) {
        return links.signer(call.base()).link(task, 1, Media.resultOf(task));
    }
}
