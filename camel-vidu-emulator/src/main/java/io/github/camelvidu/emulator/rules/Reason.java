// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.JsonResource;

/**
 * A published reason of a refusal (Vidu reference, section 10).
 *
 * @param name    as in the envelope's {@code reason}
 * @param status  HTTP status
 * @param message the platform's wording; <code>{fields}</code> stands for the members at fault
 */
public record Reason(String name, int status, String message) {

    private static final JsonNode PUBLISHED = JsonResource.read("/io/github/camelvidu/emulator/reasons.json");

    /** All published names. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        PUBLISHED.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * The published reason of that name.
     *
     * @throws IllegalArgumentException if the platform publishes no HTTP status for the name
     */
    public static Reason named(String name) {
        JsonNode published = PUBLISHED.path(name);
        if (published.isMissingNode()) {
            throw new IllegalArgumentException(
                    "No HTTP status is published for the reason " + name + "; published are " + String.join(", ", names()));
        }
        return new Reason(name, published.get("status").intValue(), published.get("message").textValue());
    }
}
