// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place of a request that refers to a file (Vidu reference, section 1, "Media inputs").
 *
 * @param path      such as {@code image}, {@code images[1]} or {@code subjects[0].videos[0]}
 * @param reference a link, an upload or a data URI, as it was sent
 * @param limits    what the tables say about the file, {@code common.image} included when it is a picture
 * @param ignored   whether the member has no effect, so that the file does not matter
 */
public record MediaPlace(String path, String reference, JsonNode limits, boolean ignored) {

    /** {@code image}, {@code video} or {@code audio}. */
    public String kind() {
        return limits.path("kind").textValue();
    }

    /** The path without the number of the item, such as {@code subjects[0].videos}. */
    public String member() {
        return path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
    }

    public JsonPointer pointer() {
        return JsonPointer.compile("/" + path.replace("[", "/").replace("]", "").replace('.', '/'));
    }

    /** Without the reference, which may be signed or hold the file itself. */
    @Override
    public String toString() {
        return "MediaPlace[" + path + "]";
    }
}
