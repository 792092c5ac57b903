// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An operation as it stands in constraints.json, read without the classes under test, so that they are measured against
 * the file and not against themselves.
 *
 * @param key   of the operation in the file
 * @param model null when the operation lists none
 */
public record RawLimits(String key, String model) {

    private static final ObjectNode OPERATIONS = withPathIds((ObjectNode) Resources.constraints().get("operations"));

    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        OPERATIONS.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Every operation with each of its models. */
    public static List<RawLimits> all() {
        List<RawLimits> all = new ArrayList<>();
        for (String key : keys()) {
            List<String> models = new ArrayList<>();
            OPERATIONS.get(key).get("models").fieldNames().forEachRemaining(models::add);
            if (models.isEmpty()) {
                all.add(new RawLimits(key, null));
            }
            models.forEach(model -> all.add(new RawLimits(key, model)));
        }
        return all;
    }

    public static List<RawLimits> of(String key) {
        return all().stream().filter(limits -> limits.key.equals(key)).toList();
    }

    public JsonNode operation() {
        return OPERATIONS.get(key);
    }

    /** A field overlaid by that of the model, without rules and sites. */
    public ObjectNode field(String member) {
        ObjectNode field = operation().get("fields").get(member).deepCopy();
        field.setAll((ObjectNode) modelField(member));
        return field;
    }

    public List<String> members() {
        List<String> names = new ArrayList<>();
        operation().get("fields").fieldNames().forEachRemaining(names::add);
        return names;
    }

    public boolean used(String member) {
        String effect = field(member).path("effect").asText("used");
        return effect.equals("used") || effect.equals("unknown");
    }

    /** The file lists what a body holds; a request also names the id of the path, which is the first member then. */
    private static ObjectNode withPathIds(ObjectNode operations) {
        operations.forEach(operation -> {
            if (operation.get("path").asText().contains("{id}")) {
                ObjectNode listed = (ObjectNode) operation.get("fields");
                ObjectNode id = Resources.json("{'type': 'string', 'required': true, 'pattern': '[0-9A-Za-z_-]{1,64}'}");
                if (!listed.has("id")) {
                    id.put("format", "path");
                }
                ObjectNode fields = ((ObjectNode) operation).putObject("fields");
                fields.set("id", id);
                fields.setAll((ObjectNode) listed.without("id"));
            }
        });
        return operations;
    }

    private JsonNode modelField(String member) {
        JsonNode models = operation().get("models");
        JsonNode field = model == null ? models.path("none") : models.path(model).path("fields").path(member);
        return field.isObject() ? field : ((ObjectNode) models).objectNode();
    }

    @Override
    public String toString() {
        return key + (model == null ? "" : " with " + model);
    }
}
