// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.Json;

/** Reads the data files that come with the project. */
final class JsonResource {

    private JsonResource() {
    }

    static JsonNode read(String path) {
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
