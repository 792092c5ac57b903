// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.RawBodies;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.RawRequest;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.validation.OutsideValues.Outside;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The edges of every operation, model and site, taken from constraints.json as it stands. */
class LimitsTest {

    private final Catalog catalog = Catalog.bundled();

    static List<RawBodies> bodies() {
        return RawBodies.all();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void onlyWhatIsRequiredPasses(RawBodies bodies) {
        passes(bodies, bodies.minimal());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSmallestRequestPasses(RawBodies bodies) {
        passes(bodies, bodies.edge(false));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theLargestRequestPasses(RawBodies bodies) {
        passes(bodies, bodies.edge(true));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void oneStepOutsideALimitIsAFault(RawBodies bodies) {
        for (String member : bodies.request(bodies.minimal()).members()) {
            ObjectNode body = bodies.with(member);
            if (body != null) {
                passes(bodies, body);
                RawRequest request = bodies.request(body);
                JsonNode field = request.field(member);
                OutsideValues.limits(field, request.valueReason(member))
                        .forEach(outside -> refused(bodies, body, body, member, member, outside));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void anotherJsonTypeIsAFault(RawBodies bodies) {
        for (String member : bodies.request(bodies.minimal()).members()) {
            ObjectNode used = bodies.with(member);
            ObjectNode body = used == null ? bodies.minimal() : used;
            OutsideValues.types(bodies.request(body).field(member))
                    .forEach(outside -> refused(bodies, body, body, member, member, outside));
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatIsRequiredMayNotBeAbsentOrEmpty(RawBodies bodies) {
        ObjectNode body = bodies.minimal();
        RawRequest request = bodies.request(body);
        request.members().stream().filter(request::required)
                .forEach(member -> lacking(bodies, body, body, member, member, request.field(member)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatAModelDoesNotOfferIsRefused(RawBodies bodies) {
        ObjectNode body = bodies.minimal();
        RawRequest request = bodies.request(body);
        request.members().stream().filter(member -> !request.offered(member)).forEach(member -> {
            JsonNode value = RawBodies.value(request.field(member), true);
            refused(bodies, body, body, member, member, new Outside(value, "", RawRequest.reason("unsupported")));
            passes(bodies, body.deepCopy().putNull(member));
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aMemberThatTheOperationDoesNotHaveIsRefused(RawBodies bodies) {
        ObjectNode body = bodies.minimal().put("zoom", 1);

        assertThat(faults(bodies, body)).extracting(RequestFault::field, RequestFault::reason)
                .containsExactly(tuple("zoom", RawRequest.reason("unwanted")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aMemberWithoutEffectHasNoLimits(RawBodies bodies) {
        ObjectNode body = bodies.minimal();
        RawRequest request = bodies.request(body);
        request.members().stream().filter(request::idle).forEach(member -> OutsideValues.limits(request.field(member), "")
                .forEach(outside -> passes(bodies, body.deepCopy().set(member, outside.value()))));
        RawRequest.rules(bodies.limits()).stream().filter(rule -> rule.get("then").asText().equals("ignore"))
                .forEach(rule -> rule.get("members").forEach(name -> {
                    String member = name.asText();
                    ObjectNode under = bodies.under(rule);
                    if (bodies.request(under).offered(member)) {
                        OutsideValues.limits(bodies.request(under).field(member), "").forEach(
                                outside -> passes(bodies, under.deepCopy().set(member, outside.value())));
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void objectsInListsAreHeldToTheirLimits(RawBodies bodies) {
        for (String list : bodies.request(bodies.minimal()).members()) {
            ObjectNode body = bodies.with(list);
            if (body != null && body.get(list).path(0) instanceof ObjectNode item) {
                String prefix = list + "[0].";
                RawRequest request = bodies.request(body).item(list, item);
                for (String member : request.members()) {
                    JsonNode field = request.field(member);
                    OutsideValues.types(field).forEach(
                            outside -> refused(bodies, body, item, member, prefix + member, outside));
                    if (request.required(member)) {
                        lacking(bodies, body, item, member, prefix + member, field);
                    }
                    if (!request.idle(member)) {
                        OutsideValues.limits(field, RawRequest.reason("value")).forEach(
                                outside -> refused(bodies, body, item, member, prefix + member, outside));
                    }
                }
                item.put("zoom", 1);
                refused(bodies, body, prefix + "zoom", RawRequest.reason("unwanted"));
                item.remove("zoom");
                checkTogether(bodies, body, list);
            }
        }
    }

    private void checkTogether(RawBodies bodies, ObjectNode body, String list) {
        JsonNode field = bodies.request(body).field(list);
        for (JsonNode count : field.path("item_counts")) {
            ObjectNode crowded = body.deepCopy();
            ArrayNode items = crowded.putArray(list);
            IntStream.rangeClosed(0, count.get("max").asInt()).forEach(i -> {
                ObjectNode item = (ObjectNode) items.add(body.get(list).get(0).deepCopy()).get(i);
                if (count.has("with")) {
                    item.putArray(count.get("with").asText()).add(RawBodies.LINK);
                }
            });
            refused(bodies, crowded, list, RawRequest.reason("items"));
            items.remove(0);
            if (!items.isEmpty()) {
                passes(bodies, crowded);
            }
        }
        if (field.has("shared_slots")) {
            ObjectNode crowded = body.deepCopy();
            ObjectNode item = (ObjectNode) crowded.get(list).get(0);
            field.at("/shared_slots/members").forEach(member -> item.putArray(member.asText()).add(RawBodies.LINK));
            ArrayNode images = item.withArray(field.at("/shared_slots/members/0").asText());
            while (images.size() < field.at("/shared_slots/max").asInt()) {
                images.add(RawBodies.LINK);
            }
            refused(bodies, crowded, list + "[0]", RawRequest.reason("items"));
        }
    }

    /** Whatever its sort, a rule that holds decides, and its members have their edges. */
    @ParameterizedTest
    @MethodSource("bodies")
    void rulesHold(RawBodies bodies) {
        for (JsonNode rule : RawRequest.rules(bodies.limits())) {
            ObjectNode body = bodies.under(rule);
            passes(bodies, body);
            switch (rule.get("then").asText()) {
                case "limit" -> rule.get("limit").fieldNames()
                        .forEachRemaining(member -> limited(bodies, body, member));
                case "require" -> rule.get("members").forEach(member -> refused(
                        bodies, body.deepCopy().without(member.asText()), member.asText(), RawRequest.reason("missing")));
                case "exactly_one", "at_least_one" -> chosen(bodies, body, rule);
                default -> assertThat(rule.get("then").asText()).isEqualTo("ignore");
            }
        }
    }

    private void limited(RawBodies bodies, ObjectNode body, String member) {
        RawRequest request = bodies.request(body);
        JsonNode field = request.field(member);
        passes(bodies, body.deepCopy().set(member, RawBodies.value(field, false)));
        passes(bodies, body.deepCopy().set(member, RawBodies.value(field, true)));
        OutsideValues.limits(field, request.valueReason(member))
                .forEach(outside -> refused(bodies, body, body, member, member, outside));
    }

    private void chosen(RawBodies bodies, ObjectNode body, JsonNode rule) {
        ObjectNode all = body.deepCopy();
        ObjectNode none = body.deepCopy();
        rule.get("members").forEach(member -> {
            all.set(member.asText(), RawBodies.value(bodies.request(body).field(member.asText()), false));
            none.remove(member.asText());
            passes(bodies, none.deepCopy().set(member.asText(), all.get(member.asText())));
        });
        refused(bodies, none, rule.get("members").get(0).asText(), RawRequest.reason("missing"));
        if (rule.get("then").asText().equals("exactly_one")) {
            refused(bodies, all, rule.get("members").get(1).asText(), RawRequest.reason("rule"));
        } else {
            passes(bodies, all);
        }
    }

    private void lacking(
            RawBodies bodies, ObjectNode body, ObjectNode holder, String member, String name, JsonNode field) {
        JsonNode before = holder.remove(member);
        refused(bodies, body, name, RawRequest.reason("missing"));
        holder.putNull(member);
        refused(bodies, body, name, RawRequest.reason("missing"));
        if (field.get("type").asText().equals("string")) {
            holder.put(member, "");
            refused(bodies, body, name, RawRequest.reason("missing"));
        }
        if (field.get("type").asText().equals("array")) {
            holder.putArray(member);
            refused(bodies, body, name, RawRequest.reason("missing"));
        }
        holder.set(member, before);
    }

    /** @param holder the body, or an object in it, that the value is put into for the while */
    private void refused(
            RawBodies bodies, ObjectNode body, ObjectNode holder, String member, String name, Outside outside) {
        JsonNode before = holder.get(member);
        holder.set(member, outside.value());
        refused(bodies, body, name + outside.below(), outside.reason());
        if (before == null) {
            holder.remove(member);
        } else {
            holder.set(member, before);
        }
    }

    /** There may be more to say about the list or object that holds it, and nothing else. */
    private void refused(RawBodies bodies, ObjectNode body, String name, String reason) {
        List<RequestFault> faults = faults(bodies, body);
        String given = name + " in " + shown(body);
        assertThat(faults).as(given).extracting(RequestFault::field).contains(name).allMatch(name::startsWith);
        assertThat(faults).as(given).filteredOn(fault -> fault.field().equals(name)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.message()).startsWith(name + " is ").contains(", allowed is ").endsWith(".");
        });
    }

    private void passes(RawBodies bodies, JsonNode body) {
        assertThat(faults(bodies, (ObjectNode) body)).as(shown(body)).isEmpty();
    }

    private List<RequestFault> faults(RawBodies bodies, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, bodies.site())
                .faults(catalog.operations().get(RawLimits.keys().indexOf(bodies.limits().key())), body);
    }

    private static String shown(JsonNode body) {
        String json = body.toString();
        return json.length() > 500 ? json.substring(0, 500) + "..." : json;
    }
}
