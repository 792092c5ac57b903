// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * The JSON object that a call to the console brings. Strict: a member that is unknown or comes twice is refused.
 *
 * @param members what it has
 */
record ConsoleBody(ObjectNode members) {

    private static final ObjectReader READER = Json.MAPPER.reader().with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** @throws InputRefusal if it is no JSON object */
    static ConsoleBody readAny(byte[] body) {
        return new ConsoleBody(object(body));
    }

    /** @throws InputRefusal if it is no JSON object, or has other members than these */
    static ConsoleBody read(byte[] body, String... allowed) {
        ConsoleBody read = readAny(body);
        read.members.fieldNames().forEachRemaining(name -> {
            if (!List.of(allowed).contains(name)) {
                throw InputRefusal.invalid(name, read.members.get(name).toString(), String.join(", ", allowed),
                        "The member " + name + " is not known here.");
            }
        });
        return read;
    }

    /** A member that must be there. */
    JsonNode required(String name, String allowed) {
        JsonNode value = members.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw InputRefusal.invalid(name, "", allowed, "The member " + name + " is missing.");
        }
        return value;
    }

    /** A member that must be a text. */
    String text(String name, String allowed) {
        JsonNode value = required(name, allowed);
        if (!value.isTextual()) {
            throw InputRefusal.invalid(name, value.toString(), allowed,
                    "The member " + name + " must be a text in double quotes.");
        }
        return value.textValue();
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw InputRefusal.invalid("body", "", "a JSON object", "The body is not JSON, or a member comes twice.");
        }
        throw InputRefusal.invalid("body", "", "a JSON object", "The body is not a JSON object.");
    }
}
