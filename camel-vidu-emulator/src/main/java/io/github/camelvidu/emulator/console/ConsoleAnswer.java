// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * What the console answers.
 *
 * @param status  HTTP status
 * @param headers {@code Content-Type} and others of this answer; those of all answers come on top
 * @param content the body
 */
record ConsoleAnswer(int status, Map<String, String> headers, byte[] content) {

    static final String JSON = "application/json";

    static ConsoleAnswer json(JsonNode json) {
        return json(200, json);
    }

    static ConsoleAnswer json(int status, JsonNode json) {
        return bytes(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ConsoleAnswer bytes(int status, String contentType, byte[] content) {
        return new ConsoleAnswer(status, Map.of("Content-Type", contentType), content);
    }

    /** Done, and nothing to say. */
    static ConsoleAnswer nothing() {
        return new ConsoleAnswer(204, Map.of(), new byte[0]);
    }

    static ConsoleAnswer of(InputRefusal refusal) {
        return json(refusal.status(), JsonNodeFactory.instance.objectNode()
                .put("field", refusal.field())
                .put("given", refusal.given())
                .put("allowed", refusal.allowed())
                .put("message", refusal.getMessage()));
    }

    ConsoleAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ConsoleAnswer(status, more, content);
    }
}
