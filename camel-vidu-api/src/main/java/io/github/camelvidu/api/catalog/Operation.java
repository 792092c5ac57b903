// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of the platform, with what its body may hold (Vidu reference, section 5). A kind whose body has two forms is
 * two operations.
 *
 * @param kind             the platform's name, for example {@code start-end2video}
 * @param operationId      the name in the platform's interface description, for example {@code startEnd2video}
 * @param method           HTTP method
 * @param path             below the base address; {@code {id}} stands for an id
 * @param schema           name of the body's schema; null when there is none
 * @param mode             {@code async} (answers with a task) or {@code sync} (answers with the result)
 * @param result           {@code video}, {@code image}, {@code audio}, {@code voice}, {@code prompts}, {@code subject},
 *                         {@code upload} or {@code none}
 * @param answerId         members of the answer to try for the id, in this order; empty when the answer has none
 * @param query            path that reads the state, with {@code {id}}; null when there is none
 * @param queryId          member of the answer that is the {@code {id}} of the query; null when it is {@code answerId}
 * @param alsoQuery        another path that tells more; may be null
 * @param answerHasCredits whether the create answer carries the credits
 * @param callback         whether the platform calls back about it
 * @param hasPayload       whether the body takes a payload
 * @param formerOf         the operation whose older spelling this is; null when it is not one
 * @param chosenWhen       tests of the body that choose this form of the kind; empty when the kind has one form
 * @param confidence       how sure this is
 * @param note             a remark; may be null
 * @param aspectRatioFrom  the input that sets the ratio; null when a member does
 * @param fields           every member of the body in the platform's order, and before them the {@code id} of the path
 *                         where there is one; see {@link #pathId()}
 * @param rules            what else holds between members
 * @param models           what each model changes
 * @param watch            how the end is learnt
 * @param reconcile        how a lost answer is made good
 */
@JsonIgnoreProperties({ "aspect_ratio_note", "voice_expiry_hours_if_unused" })
public record Operation(
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) String operationId,
        @JsonProperty(required = true) String method,
        @JsonProperty(required = true) String path,
        String schema,
        @JsonProperty(required = true) String mode,
        @JsonProperty(required = true) String result,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> answerId,
        String query,
        String queryId,
        String alsoQuery,
        @JsonProperty(required = true) boolean answerHasCredits,
        @JsonProperty(required = true) boolean callback,
        @JsonProperty(required = true) boolean hasPayload,
        String formerOf,
        Map<String, Condition> chosenWhen,
        @JsonProperty(required = true) Confidence confidence,
        String note,
        String aspectRatioFrom,
        @JsonProperty(required = true) Map<String, Field> fields,
        @JsonProperty(required = true) List<Rule> rules,
        @JsonProperty(required = true) Map<String, ModelLimits> models,
        @JsonProperty(required = true) Watch watch,
        @JsonProperty(required = true) Reconcile reconcile) {

    private static final Set<String> NOT_GENERATED = Set.of("subject", "upload", "none");

    public Operation {
        answerId = Copies.of(answerId);
        chosenWhen = Copies.of(chosenWhen);
        fields = Copies.of(fields);
        rules = Copies.of(rules);
        models = Copies.of(models);
        requireDeclaredMembers(fields, rules, models);
    }

    /** Whether this makes something that is paid for: everything but uploads, subjects and cancelling. */
    public boolean generates() {
        return method.equals("POST") && !NOT_GENERATED.contains(result);
    }

    /**
     * Whether the path has an id. The fields begin with a mandatory {@code id} then. Where the platform's body has no
     * such member it goes into the path only.
     */
    public boolean pathId() {
        return path.contains(PathId.PLACE);
    }

    /**
     * The path with the id of a request in it, percent-encoded; the path as it stands when it has none.
     *
     * @param  body                     with {@code id} when the path has one
     * @throws IllegalArgumentException if the path needs an id and the body has none that can be a part of a path; the
     *                                  value is not repeated
     */
    public String path(ObjectNode body) {
        if (!pathId()) {
            return path;
        }
        String id = body.hasNonNull(PathId.MEMBER) ? body.get(PathId.MEMBER).asText() : "";
        if (id.isEmpty() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("The path of " + kind + " needs an id");
        }
        return PathId.in(path, id);
    }

    /**
     * The body that is sent: without the members that go into the path only.
     *
     * @param  body not changed
     * @return      the same object when there is nothing to leave out, else a copy of its top level
     */
    public ObjectNode wireBody(ObjectNode body) {
        List<String> inPath = fields.entrySet().stream()
                .filter(field -> field.getValue().inPath() && body.has(field.getKey())).map(Map.Entry::getKey).toList();
        if (inPath.isEmpty()) {
            return body;
        }
        ObjectNode sent = body.objectNode();
        sent.setAll(body);
        return sent.remove(inPath);
    }

    /** Whether the body has this form of the kind. */
    public boolean chosenBy(JsonNode body) {
        return chosenWhen.entrySet().stream().allMatch(test -> test.getValue().holds(body.path(test.getKey())));
    }

    /**
     * Whether the operation has no model, or the model is one that its tables list.
     *
     * @param model what the body holds; a missing or null node counts as a model that is known
     */
    public boolean knowsModel(JsonNode model) {
        Field field = fields.get("model");
        return field == null || model.isMissingNode() || model.isNull() || field.permits(model);
    }

    /** A misspelt member in a rule or model would be a limit that never holds. */
    private static void requireDeclaredMembers(
            Map<String, Field> fields, List<Rule> rules, Map<String, ModelLimits> models) {
        rules.forEach(rule -> requireDeclared(fields, rule));
        models.forEach((model, limits) -> {
            limits.fields().keySet().forEach(member -> requireDeclared(fields, member));
            limits.rules().forEach(rule -> requireDeclared(fields, rule));
        });
    }

    private static void requireDeclared(Map<String, Field> fields, Rule rule) {
        Stream.of(rule.when().keySet(), rule.members(), rule.limit().keySet())
                .flatMap(names -> names.stream())
                .forEach(member -> requireDeclared(fields, member));
    }

    private static void requireDeclared(Map<String, Field> fields, String member) {
        if (!fields.containsKey(member)) {
            throw new IllegalArgumentException("a rule or model names " + member + ", which is not one of its fields");
        }
    }
}
