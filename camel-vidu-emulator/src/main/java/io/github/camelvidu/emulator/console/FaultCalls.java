// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.fault.RuleInForce;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.Script;
import io.github.camelvidu.emulator.platform.TaskRule;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.rules.Reason;

/** The rules of what goes wrong: with requests, with callbacks, and what becomes of tasks. */
final class FaultCalls {

    private static final String PATH = "/emulator/faults";
    private static final List<String> TYPES = List.of("request", "callback", "task");

    private final Faults faults;
    private final Script script;
    private final Operations operations;
    private final RuleReader reader;

    FaultCalls(Faults faults, Platform platform) {
        this.faults = faults;
        this.script = platform.script();
        this.operations = platform.operations();
        this.reader = new RuleReader(operations);
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", PATH, call -> ConsoleAnswer.json(list()))
                .add("POST", PATH, this::add)
                .add("DELETE", PATH, call -> clear())
                .add("DELETE", PATH + "/{id}", this::remove)
                .add("GET", PATH + "/names", call -> ConsoleAnswer.json(names()));
    }

    private ObjectNode list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rules = json.putArray("rules");
        faults.all().forEach(rule -> rules.add(RuleJson.request(rule)));
        faults.ofCallbacks().forEach(rule -> rules.add(RuleJson.callback(rule)));
        script.rules().forEach(rule -> rules.add(RuleJson.task(rule)));
        return json;
    }

    private ConsoleAnswer add(ConsoleCall call) {
        RuleFields in = new RuleFields(ConsoleBody.readAny(call.body()).members());
        String type = in.oneOf("type", TYPES, "request");
        ObjectNode added;
        if (type.equals("callback")) {
            CallbackFault fault = whole(in, reader.callback(in));
            added = RuleJson.callback(asAdded(faults.put(fault), fault));
        } else if (type.equals("task")) {
            TaskRule rule = whole(in, reader.task(in));
            added = RuleJson.task(asAdded(script.put(rule), rule));
        } else {
            Fault fault = whole(in, reader.request(in));
            added = RuleJson.request(asAdded(faults.put(fault), fault));
        }
        return ConsoleAnswer.json(201, added);
    }

    /** What was read, once it is sure that nothing was left over. */
    private static <T> T whole(RuleFields in, T rule) {
        in.end();
        return rule;
    }

    private static <T> RuleInForce<T> asAdded(long id, T rule) {
        return new RuleInForce<>(id, rule, 0, false);
    }

    private ConsoleAnswer clear() {
        faults.clear();
        script.clear();
        return ConsoleAnswer.nothing();
    }

    private ConsoleAnswer remove(ConsoleCall call) {
        if (!faults.remove(call.id()) && !script.remove(call.id())) {
            throw InputRefusal.notFound("id", Long.toString(call.id()), "There is no rule of this id.");
        }
        return ConsoleAnswer.nothing();
    }

    /** What a rule may say. */
    private ObjectNode names() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        operations.names().forEach(json.putArray("operations")::add);
        operations.kinds().forEach(json.putArray("kinds")::add);
        Reason.names().forEach(json.putArray("reasons")::add);
        CallbackFault.STATES.forEach(json.putArray("callbackStates")::add);
        ObjectNode effects = json.putObject("effects");
        effects.set("request", RuleJson.forms(RequestEffects.all()));
        effects.set("callback", RuleJson.forms(CallbackEffects.all()));
        effects.set("task", RuleJson.forms(TaskOutcomes.all()));
        return json;
    }
}
