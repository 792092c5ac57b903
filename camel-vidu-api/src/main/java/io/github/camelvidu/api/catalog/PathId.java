// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The id in the path of an operation. Of a request it is a member: the files list the members of a body only, so it is
 * added to them when the file is read.
 */
public final class PathId {

    static final String MEMBER = "id";
    static final String PLACE = "{id}";

    private static final String PATTERN = "[0-9A-Za-z_-]{1,64}";

    private PathId() {
    }

    /**
     * A path with an id in it.
     *
     * @param path with {@code {id}}; the same path when it has none
     * @param id   percent-encoded here, so that it stays one part of the path; never null
     */
    public static String in(String path, String id) {
        return path.replace(PLACE, encoded(id));
    }

    /** An id as it stands in a path: percent-encoded as UTF-8, a blank as {@code %20}. */
    public static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Constraints whose operations ask for the id that their path needs.
     *
     * @param constraints changed in place; odd ones are left as they are
     */
    static void declareIn(JsonNode constraints) {
        constraints.path("operations").forEach(operation -> {
            if (operation.path("path").asText().contains(PLACE)
                    && operation.path("fields") instanceof ObjectNode fields) {
                ((ObjectNode) operation).set("fields", declare(fields));
            }
        });
    }

    private static ObjectNode declare(ObjectNode fields) {
        ObjectNode id = JsonNodeFactory.instance.objectNode()
                .put("type", "string").put("required", true).put("pattern", PATTERN);
        if (fields.get(MEMBER) instanceof ObjectNode listed) {
            id.setAll(listed);
        } else {
            id.put("format", "path");
        }
        ObjectNode all = fields.objectNode();
        all.set(MEMBER, id);
        fields.properties().stream().filter(field -> !field.getKey().equals(MEMBER))
                .forEach(field -> all.set(field.getKey(), field.getValue()));
        return all;
    }
}
