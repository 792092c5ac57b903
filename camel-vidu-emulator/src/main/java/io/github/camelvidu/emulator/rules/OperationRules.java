// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * What the platform accepts for one call, evaluated from the published tables in the order seen on the platform:
 * decode, required members, unwanted members, then model, enums and ranges (Vidu reference, sections 10 and 18). Which
 * reason belongs to which fault is in the tables too. Immutable.
 *
 * <p>
 * Not published, assumed here: a member that the model needs is missed after the model was looked at, two members that
 * exclude each other are named both, and members that have no effect are only decoded.
 */
public final class OperationRules {

    private final String id;
    private final JsonNode table;
    private final JsonNode everyImage;
    private final Set<Check> checks;

    /**
     * @param everyImage limits that hold for every picture
     * @param checks     that are made
     */
    OperationRules(String id, JsonNode table, JsonNode everyImage, Set<Check> checks) {
        this.id = id;
        this.table = table;
        this.everyImage = everyImage;
        this.checks = checks;
    }

    /** The name in the tables: {@link #operationId}, and the form behind a dot where an operation has two. */
    public String id() {
        return id;
    }

    /** As in the platform's OpenAPI description, such as {@code text2video}. */
    public String operationId() {
        return text("operation_id");
    }

    /** The name that the price list uses. */
    public String kind() {
        return text("kind");
    }

    public String method() {
        return text("method");
    }

    /** With {@code {id}} where a number stands in the call. */
    public String path() {
        return text("path");
    }

    /**
     * {@code video}, {@code image}, {@code audio}, {@code voice}, {@code prompts}, {@code subject}, {@code upload} or
     * none.
     */
    public String result() {
        return text("result");
    }

    /** Name of the request's schema in the platform's OpenAPI description; empty when there is no body to check. */
    public Optional<String> schema() {
        return Optional.ofNullable(text("schema"));
    }

    /** Path that reads the state, with {@code {id}} for the id. */
    public Optional<String> query() {
        return Optional.ofNullable(text("query"));
    }

    /** Whether the task list and the creations query know the result. */
    public boolean listed() {
        return "LIST".equals(text("watch"));
    }

    /** Whether the request can have that member. */
    public boolean hasMember(String member) {
        return table.path("fields").has(member);
    }

    /**
     * The members of the request as the tables have them: type, required, default, enum, min, max and so on, by name.
     */
    public ObjectNode members() {
        return table.path("fields").deepCopy();
    }

    /** What each model changes in {@link #members}: model, member, limits. Empty when there are no models. */
    public ObjectNode membersOfModels() {
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        table.path("models").properties()
                .forEach(model -> models.set(model.getKey(), model.getValue().path("fields").deepCopy()));
        return models;
    }

    /**
     * Whether this is the form of a body where an operation has several. The member that tells them apart only needs to
     * be there, it may be empty.
     */
    boolean isChosenBy(ObjectNode body) {
        return new Condition(table.path("chosen_when"))
                .holds(member -> body.hasNonNull(member) ? BooleanNode.TRUE : MissingNode.getInstance());
    }

    /**
     * The checks that need no model.
     *
     * @throws Refusal {@code CODEC}, {@code FieldLacking} or {@code FieldUnwanted}
     */
    public void checkMembers(ObjectNode body) {
        RuledObject request = RuledObject.body(body, table.path("fields"));
        if (request.members().anyMatch(member -> !member.sent().isMissingNode() && !member.rule().decodes(member.sent()))) {
            throw Refusal.of("CODEC");
        }
        if (checks.contains(Check.REQUIRED_MEMBERS)) {
            refuse(Breach.MISSING, lacking(request, new MemberRules(table.path("rules"))));
        }
        if (checks.contains(Check.UNKNOWN_MEMBERS)) {
            refuse(Breach.UNWANTED, request.unknown().distinct().toList());
        }
    }

    /**
     * The checks that depend on the model.
     *
     * @param  body    a body that passed {@link #checkMembers}
     * @param  site    whose limits count
     * @return         the members as they take effect: what was sent, and the default of what was not
     * @throws Refusal {@code FieldInvalid}, {@code FieldLacking}, {@code FieldUnwanted} or
     *                 {@code FieldItemCountOutOfRange}
     */
    public EffectiveRequest checkValues(ObjectNode body, Site site) {
        RuledObject request = RuledObject.body(body, table.path("fields"));
        JsonNode model = model(request);
        MemberRules ofOperation = new MemberRules(table.path("rules"));
        MemberRules ofModel = new MemberRules(model.path("rules"));
        request.overlay(model.path("fields"));
        request.overlaySite(site);
        ofOperation.applyTo(request);
        ofModel.applyTo(request);
        if (checks.contains(Check.REQUIRED_MEMBERS)) {
            refuse(Breach.MISSING, lacking(request, ofModel));
        }
        if (checks.contains(Check.LIMITS)) {
            checkLimits(request, ofOperation, ofModel);
        }
        return new EffectiveRequest(this, request.effective(), mediaPlaces(request));
    }

    private static void checkLimits(RuledObject request, MemberRules ofOperation, MemberRules ofModel) {
        refuse(Breach.UNSUPPORTED, request.members()
                .filter(member -> !member.ignored() && member.rule().unsupported(member.sent()))
                .map(member -> member.rule().name()).distinct().toList());
        refuse(Breach.RULE, ofOperation.excludingEachOther(request));
        refuse(Breach.RULE, ofModel.excludingEachOther(request));
        effectiveMembers(request).forEach(OperationRules::check);
        // what members share comes after what each may have
        effectiveMembers(request).forEach(member -> new ItemCounts(member.rule()).checkSlots(member.items()));
    }

    /** The model is checked before anything that depends on it. */
    private JsonNode model(RuledObject request) {
        JsonNode model = request.effective("model");
        if (!hasMember("model") || model.isMissingNode()) {
            return MissingNode.getInstance();
        }
        if (checks.contains(Check.LIMITS)) {
            new FieldRule("model", (ObjectNode) table.path("fields").get("model")).check(model);
        }
        return table.path("models").path(model.textValue());
    }

    private static Set<String> lacking(RuledObject request, MemberRules rules) {
        Set<String> lacking = new LinkedHashSet<>();
        request.members()
                .filter(member -> !member.ignored() && member.rule().required() && Condition.isEmpty(member.sent()))
                .forEach(member -> lacking.add(member.rule().name()));
        lacking.addAll(rules.lacking(request));
        return lacking;
    }

    private static Stream<RuledObject.Member> effectiveMembers(RuledObject request) {
        return request.members().filter(member -> !member.ignored() && !member.value().isMissingNode());
    }

    private static void check(RuledObject.Member member) {
        member.rule().check(member.value());
        new ItemCounts(member.rule()).checkCounts(member.items());
    }

    private static void refuse(Breach breach, Collection<String> members) {
        if (!members.isEmpty()) {
            throw Refusal.of(breach, members);
        }
    }

    private List<MediaPlace> mediaPlaces(RuledObject request) {
        List<MediaPlace> places = new ArrayList<>();
        request.members().filter(member -> member.rule().media().isObject()).forEach(member -> {
            JsonNode limits = mediaLimits(member.rule().media());
            if (member.sent().isTextual()) {
                places.add(new MediaPlace(member.path(), member.sent().textValue(), limits, member.ignored()));
            }
            for (int i = 0; i < member.sent().size(); i++) {
                places.add(new MediaPlace(
                        member.path() + "[" + i + "]", member.sent().get(i).textValue(), limits, member.ignored()));
            }
        });
        return places;
    }

    /** What a member says about its pictures goes before what holds for every picture. */
    private JsonNode mediaLimits(JsonNode media) {
        return "image".equals(media.path("kind").asText()) ? FieldRule.merged(everyImage, media) : media;
    }

    private String text(String name) {
        return table.path(name).textValue();
    }
}
