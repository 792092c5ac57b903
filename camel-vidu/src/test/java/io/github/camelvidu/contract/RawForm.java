// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * A form of a request as it stands in constraints.json: an operation with one of its models, on one site. It is read
 * here without the catalog, so that component and emulator are measured against the file and not against each other.
 *
 * @param key   of the operation in the file
 * @param model null when the operation lists none
 * @param site  whose limits count
 */
public record RawForm(String key, String model, Site site) {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectNode FILE = read("constraints.json");

    /** Every form of a site whose request an author fills in. */
    public static List<RawForm> all(Site site) {
        return operations().filter(operation -> operation.getValue().path("schema").isTextual())
                .filter(operation -> !operation.getValue().path("result").asText().equals("upload"))
                .flatMap(operation -> models(operation.getValue()).map(model -> new RawForm(operation.getKey(), model, site)))
                .toList();
    }

    /** Every operation of the file by its key. */
    public static Stream<Map.Entry<String, JsonNode>> operations() {
        return FILE.path("operations").properties().stream();
    }

    /** How the platform answers a fault of this sort, such as {@code chars}. */
    static String reason(String sort) {
        JsonNode reason = FILE.at("/schema/reasons").path(sort);
        if (!reason.isTextual()) {
            throw new IllegalArgumentException("no reason for " + sort);
        }
        return reason.textValue();
    }

    private static Stream<String> models(JsonNode operation) {
        if (operation.path("models").isEmpty()) {
            return Stream.of((String) null);
        }
        List<String> models = new ArrayList<>();
        operation.path("models").fieldNames().forEachRemaining(models::add);
        return models.stream();
    }

    /** Paths that this project leaves out, with {@code *} for anything. */
    static List<String> notCovered() {
        List<String> paths = new ArrayList<>();
        FILE.path("not_covered").forEach(path -> paths.add(path.textValue()));
        return paths;
    }

    public String operationId() {
        return operation().path("operation_id").textValue();
    }

    public String kind() {
        return operation().path("kind").textValue();
    }

    public String method() {
        return operation().path("method").textValue();
    }

    public String path() {
        return operation().path("path").textValue();
    }

    /** Whether it makes something, and is not an entry of the subject library. */
    boolean isGenerated() {
        return !operation().path("result").asText().equals("subject");
    }

    /** How the end of its tasks is learnt: {@code LIST}, {@code SINGLE} or {@code NOW}. */
    String watch() {
        return operation().path("watch").textValue();
    }

    /** The member of its answer that holds the id of the task. */
    String answerId() {
        return operation().path("answer_id").textValue();
    }

    /** What it makes. */
    String result() {
        return operation().path("result").textValue();
    }

    /** Whether nobody can look up what came of a call whose answer was lost. */
    boolean isBeyondRecall() {
        return operation().path("reconcile").asText().equals("NONE");
    }

    RawForm on(Site other) {
        return new RawForm(key, model, other);
    }

    JsonNode operation() {
        return FILE.path("operations").path(key);
    }

    /** Limits by member, those of the model and of the site laid over them. The id of the path is none of them. */
    Map<String, ObjectNode> fields() {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        operation().path("fields").properties().forEach(field -> {
            ObjectNode limits = field.getValue().deepCopy();
            merge(limits, modelLimits().path("fields").path(field.getKey()));
            merge(limits, limits.path("site").path(site.name().toLowerCase(Locale.ROOT)).deepCopy());
            fields.put(field.getKey(), limits);
        });
        if (hasPathId()) {
            fields.remove("id");
        }
        return fields;
    }

    /** Those of the operation, then those of the model. */
    List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        operation().path("rules").forEach(rules::add);
        modelLimits().path("rules").forEach(rules::add);
        return rules;
    }

    /** Whether no other model of the operation stands before it. */
    boolean isFirst() {
        return model == null || model.equals(operation().path("models").fieldNames().next());
    }

    boolean hasPayload() {
        return operation().path("has_payload").booleanValue();
    }

    boolean hasPathId() {
        return path().contains("{id}");
    }

    /** Lays the members of one object over another, all the way down. */
    static void merge(ObjectNode below, JsonNode top) {
        top.properties().forEach(member -> {
            if (below.path(member.getKey()) instanceof ObjectNode inner && member.getValue().isObject()) {
                merge(inner, member.getValue());
            } else {
                below.set(member.getKey(), member.getValue());
            }
        });
    }

    private JsonNode modelLimits() {
        return operation().path("models").path(model == null ? "none" : model);
    }

    private static ObjectNode read(String name) {
        try (InputStream in = RawForm.class.getResourceAsStream("/io/github/camelvidu/api/" + name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return key + (model == null ? "" : " " + model) + " " + site;
    }
}
