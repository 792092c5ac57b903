// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.rules.Refusal;

/** The JSON object that a call brings (Vidu reference, section 1). */
final class RequestBody {

    private RequestBody() {
    }

    /** @throws Refusal when it is too large, or no JSON object */
    static ObjectNode of(Call call) {
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
        return contentType.split(";", 2)[0].trim().equalsIgnoreCase(Answer.JSON);
    }
}
