// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON for tests: the files of the catalog as they stand, examples of the platform, and text. */
public final class Resources {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Resources() {
    }

    public static ObjectNode constraints() {
        return read("/io/github/camelvidu/api/constraints.json");
    }

    public static ObjectNode pricing() {
        return read("/io/github/camelvidu/api/pricing.json");
    }

    /** @param name for example {@code text2video.request.json} */
    public static ObjectNode example(String name) {
        return read("/vidu-api/examples/" + name);
    }

    /** @param json with single quotes in place of double ones */
    public static ObjectNode json(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T extends JsonNode> T read(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            @SuppressWarnings("unchecked")
            T node = (T) MAPPER.readTree(in);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
