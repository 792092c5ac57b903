// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Operations and limits of a user laid over those of a catalog; see {@link Catalog#extendedBy}. */
final class ConstraintsPatch {

    private static final String OPERATIONS = "operations";

    private ConstraintsPatch() {
    }

    /** @return a new tree; neither argument is changed */
    static JsonNode apply(JsonNode base, JsonNode patch) {
        PatchMembers.requireKnown("constraints", base, patch, "schema", "common");
        JsonNode merged = MergePatch.apply(base, patch);
        patch.path(OPERATIONS).properties().forEach(operation -> {
            JsonNode models = operation.getValue().path("models");
            boolean listed = operation.getValue().at("/fields/model/enum").isArray();
            if (merged.path(OPERATIONS).path(operation.getKey()) instanceof ObjectNode whole && !models.isEmpty()) {
                allow(operation.getKey(), whole, models, listed);
            }
        });
        return merged;
    }

    /**
     * Lets the model of a request be one of those that were added, and none of those that were removed.
     *
     * @param listed whether the patch has a list of its own, from which nothing is taken then
     */
    private static void allow(String key, ObjectNode operation, JsonNode models, boolean listed) {
        JsonNode field = operation.at("/fields/model");
        if (!field.isObject()) {
            throw new IllegalArgumentException(
                    "constraints: operations." + key + ".models: the operation has no member model");
        }
        if (!(field.get("enum") instanceof ArrayNode values)) {
            return;
        }
        List<JsonNode> allowed = new ArrayList<>();
        values.forEach(allowed::add);
        models.properties().forEach(model -> {
            JsonNode name = TextNode.valueOf(model.getKey());
            if (model.getValue().isNull() && !listed) {
                allowed.remove(name);
            } else if (!model.getValue().isNull() && !allowed.contains(name)) {
                allowed.add(name);
            }
        });
        values.removeAll().addAll(allowed);
    }
}
