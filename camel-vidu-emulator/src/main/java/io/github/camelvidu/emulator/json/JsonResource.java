// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the data files that come with the project. */
public final class JsonResource {

    private JsonResource() {
    }

    /** @throws IllegalStateException if there is no such file */
    public static JsonNode read(String path) {
        try (InputStream in = JsonResource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + path);
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
