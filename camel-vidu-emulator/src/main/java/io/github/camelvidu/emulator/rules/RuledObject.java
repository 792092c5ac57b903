// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * An object of a request, the body or an item of one of its lists, with the rules that hold for its members. Rules
 * change while limits are laid over them. Not thread-safe.
 */
final class RuledObject {

    private static final JsonNode IGNORED = JsonNodeFactory.instance.objectNode().put("effect", "ignored");

    private final ObjectNode content;
    private final String path;
    private final String namePrefix;
    private final boolean ignored;
    private final Map<String, FieldRule> rules = new LinkedHashMap<>();
    private Site site;

    private RuledObject(ObjectNode content, JsonNode fields, String path, String namePrefix, boolean ignored) {
        this.content = content;
        this.path = path;
        this.namePrefix = namePrefix;
        this.ignored = ignored;
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            rules.put(field.getKey(), new FieldRule(name(field.getKey()), (ObjectNode) field.getValue()));
        }
    }

    /** @param fields what the tables say about the members of the body */
    static RuledObject body(ObjectNode body, JsonNode fields) {
        return new RuledObject(body, fields, "", "", false);
    }

    /** @param limits by member */
    void overlay(JsonNode limits) {
        for (Map.Entry<String, JsonNode> limit : limits.properties()) {
            rules.computeIfPresent(limit.getKey(), (member, rule) -> rule.overlaidWith(limit.getValue()));
        }
    }

    /** Lays the limits of a site over those of its members, and of the items' members. */
    void overlaySite(Site of) {
        site = of;
        rules.replaceAll((member, rule) -> rule.overlaidWith(
                rule.limits().path("site").path(of.name().toLowerCase(Locale.ROOT))));
    }

    void ignore(String member) {
        rules.computeIfPresent(member, (name, rule) -> rule.overlaidWith(IGNORED));
    }

    /** How a refusal names a member. */
    String name(String member) {
        return namePrefix + member;
    }

    /** The value that counts: what was sent, else the default; a missing node when there is neither. */
    JsonNode effective(String member) {
        JsonNode sent = sent(member);
        return sent.isMissingNode() && rules.containsKey(member) ? rules.get(member).defaultValue() : sent;
    }

    /** Whether a member says something: it is neither empty nor without effect. */
    boolean says(String member) {
        return !rules.get(member).ignored() && !Condition.isEmpty(sent(member));
    }

    /** How many items a list has; 0 when it has no effect. */
    int count(String member) {
        return says(member) ? sent(member).size() : 0;
    }

    /** All members that the tables know, each followed by those of its items. */
    Stream<Member> members() {
        return rules.entrySet().stream().flatMap(entry -> {
            FieldRule rule = entry.getValue();
            Member member = new Member(
                    rule, sent(entry.getKey()), effective(entry.getKey()), items(entry.getKey()),
                    path + entry.getKey(), ignored || rule.ignored());
            return Stream.concat(Stream.of(member), member.items().stream().flatMap(RuledObject::members));
        });
    }

    /** Names of the members that the tables do not know. */
    Stream<String> unknown() {
        Stream<String> own = StreamSupport.stream(((Iterable<String>) content::fieldNames).spliterator(), false)
                .filter(member -> !rules.containsKey(member))
                .map(this::name);
        return Stream.concat(own, rules.keySet().stream().flatMap(list -> items(list).stream()).flatMap(RuledObject::unknown));
    }

    /** What was sent, and the default of what was not, all the way down. Unknown members are left out. */
    ObjectNode effective() {
        ObjectNode members = content.objectNode();
        for (String member : rules.keySet()) {
            JsonNode value = effective(member);
            List<RuledObject> items = items(member);
            if (!items.isEmpty()) {
                ArrayNode list = members.putArray(member);
                items.forEach(item -> list.add(item.effective()));
            } else if (!value.isMissingNode()) {
                members.set(member, value);
            }
        }
        return members;
    }

    private List<RuledObject> items(String member) {
        FieldRule rule = rules.get(member);
        List<RuledObject> items = new ArrayList<>();
        if (rule.itemFields().isObject()) {
            JsonNode list = sent(member);
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof ObjectNode item) {
                    items.add(item(rule, item, path + member + "[" + i + "]."));
                }
            }
        }
        return items;
    }

    private RuledObject item(FieldRule list, ObjectNode content, String path) {
        RuledObject item = new RuledObject(content, list.itemFields(), path, list.name() + ".", ignored || list.ignored());
        if (site != null) {
            item.overlaySite(site);
        }
        new MemberRules(list.limits().path("item_rules")).applyTo(item);
        return item;
    }

    /** A member that is null counts as absent. */
    private JsonNode sent(String member) {
        JsonNode value = content.path(member);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /**
     * A member that the tables know.
     *
     * @param rule    what they say
     * @param sent    its value in the request; a missing node when it was not sent
     * @param value   its effective value; a missing node when there is none
     * @param items   of a list of objects
     * @param path    such as {@code subjects[0].images}
     * @param ignored whether it has no effect, or is in an item of a list that has none
     */
    record Member(FieldRule rule, JsonNode sent, JsonNode value, List<RuledObject> items, String path, boolean ignored) {
    }
}
