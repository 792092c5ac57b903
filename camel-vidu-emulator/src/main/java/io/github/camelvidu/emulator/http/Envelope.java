// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.rules.Refusal;

/** The platform's error envelope (Vidu reference, section 10). */
public final class Envelope {

    private Envelope() {
    }

    /** What the body of the refusal is. */
    public static ObjectNode json(Refusal refusal) {
        ObjectNode envelope = envelope(refusal.status(), refusal.reason(), refusal.getMessage());
        refusal.fields().ifPresent(fields -> envelope.withObject("/metadata").put("fields", fields));
        return envelope;
    }

    static Answer of(Refusal refusal) {
        return Answer.json(refusal.status(), json(refusal));
    }

    static Answer of(int status, String reason, String message) {
        return Answer.json(status, envelope(status, reason, message));
    }

    private static ObjectNode envelope(int status, String reason, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode()
                .put("code", status)
                .put("reason", reason)
                .put("message", message);
        envelope.putObject("metadata").put("trace_id", UUID.randomUUID().toString().replace("-", ""));
        return envelope;
    }
}
