// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.AccountTable.KeyRecord;

/** A create call: key, body, then the checks of the operation (Vidu reference, sections 5 and 10). */
final class CreateTask implements Endpoint {

    private final Platform platform;
    private final Authentication authentication;
    private final OperationRules operation;

    CreateTask(Platform platform, Authentication authentication, OperationRules operation) {
        this.platform = platform;
        this.authentication = authentication;
        this.operation = operation;
    }

    @Override
    public Answer answer(Call call) {
        KeyRecord key = authentication.key(call);
        return Answer.json(200, TaskJson.created(platform.create(key, operation, body(call))));
    }

    private static ObjectNode body(Call call) {
        if (call.oversize()) {
            throw Refusal.withStatus(413, "BadRequest", "body is too large");
        }
        if (!isJson(call.header("Content-Type").orElse(""))) {
            throw Refusal.of("CODEC");
        }
        try {
            JsonNode body = Json.MAPPER.readTree(call.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw Refusal.of("CODEC");
        }
        throw Refusal.of("CODEC");
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";")[0].trim().equalsIgnoreCase(Answer.JSON);
    }
}
