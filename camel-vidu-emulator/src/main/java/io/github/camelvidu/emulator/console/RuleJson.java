// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Occasions;
import io.github.camelvidu.emulator.fault.RuleInForce;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.platform.TaskRule;

/** Rules as the API shows them: what {@link RuleReader} reads, with id and count, and without keys. */
final class RuleJson {

    private static final String ANY = "*";
    private static final String KEY = "apiKey";
    private static final String MASK = "***";
    private static final ObjectMapper MAPPER
            = new ObjectMapper().registerModule(new SimpleModule().addSerializer(Duration.class, new TimeSerializer()));

    private RuleJson() {
    }

    static ObjectNode request(RuleInForce<Fault> rule) {
        Fault fault = rule.rule();
        ObjectNode json = begin(rule, "request")
                .put("method", fault.target().method())
                .put("path", fault.target().path().text())
                .put("operation", fault.target().operation())
                .put("kind", fault.target().kind())
                .put(KEY, ANY.equals(fault.target().apiKey()) ? ANY : MASK);
        occasions(json, fault.occasions());
        json.put("delay", fault.delay().toString()).put("afterCommit", fault.committed());
        json.set("headers", MAPPER.valueToTree(fault.headers()));
        return effect(json, fault.effect());
    }

    static ObjectNode callback(RuleInForce<CallbackFault> rule) {
        CallbackFault fault = rule.rule();
        ObjectNode json = begin(rule, "callback").put("state", fault.state()).put("kind", fault.kind());
        occasions(json, fault.occasions());
        return effect(json.put("late", fault.late().toString()), fault.effect());
    }

    static ObjectNode task(RuleInForce<TaskRule> rule) {
        TaskRule task = rule.rule();
        ObjectNode json = begin(rule, "task")
                .put("kind", task.kind()).put("model", task.model()).put("prompt", task.prompt());
        occasions(json, task.occasions());
        Outcome outcome = task.outcome();
        if (outcome.processing() != null) {
            json.put("after", outcome.processing().toString());
        }
        if (outcome.shownAs() != null) {
            json.put("showing", outcome.shownAs());
        }
        if (outcome.failsWith() != null) {
            return json.put("effect", "failed").put("errCode", outcome.failsWith());
        }
        return outcome.stuckIn() == null
                ? json.put("effect", "success") : json.put("effect", "stuckIn").put("state", outcome.stuckIn());
    }

    /** The names of some effects with the members that each has. */
    static <T> ObjectNode forms(Map<String, EffectForm<T>> forms) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        forms.forEach((name, form) -> form.members().forEach(json.putArray(name)::add));
        return json;
    }

    private static ObjectNode begin(RuleInForce<?> rule, String type) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(rule.id()))
                .put("struck", rule.struck())
                .put("usedUp", rule.usedUp())
                .put("type", type);
    }

    private static void occasions(ObjectNode json, Occasions occasions) {
        json.put("skip", occasions.skip()).put("times", occasions.times()).put("chance", occasions.chance());
    }

    /** The record's name and its components. */
    private static ObjectNode effect(ObjectNode json, Object effect) {
        String name = effect.getClass().getSimpleName();
        json.put("effect", Character.toLowerCase(name.charAt(0)) + name.substring(1));
        ObjectNode members = MAPPER.valueToTree(effect);
        if (members.has(KEY)) {
            members.put(KEY, MASK);
        }
        return json.setAll(members);
    }

    /** As the standard writes times, such as {@code PT2S}. */
    private static final class TimeSerializer extends JsonSerializer<Duration> {

        @Override
        public void serialize(Duration time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(time.toString());
        }
    }
}
