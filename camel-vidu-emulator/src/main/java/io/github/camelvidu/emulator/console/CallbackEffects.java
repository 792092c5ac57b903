// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.fault.CallbackFault;

/** What a fault can do to a callback, by the names of the methods of {@link CallbackFault}. */
final class CallbackEffects {

    private static final Map<String, EffectForm<CallbackFault>> FORMS = forms();

    private CallbackEffects() {
    }

    /** By name, in the order of the manual. */
    static Map<String, EffectForm<CallbackFault>> all() {
        return FORMS;
    }

    private static Map<String, EffectForm<CallbackFault>> forms() {
        Map<String, EffectForm<CallbackFault>> forms = new LinkedHashMap<>();
        put(forms, "pass", (fault, in) -> fault);
        put(forms, "drop", (fault, in) -> fault.drop());
        put(forms, "twice", (fault, in) -> fault.twice());
        put(forms, "afterEnd", (fault, in) -> fault.afterEnd());
        put(forms, "replay", (fault, in) -> fault.replay(in.time("after")), "after");
        put(forms, "forge", (fault, in) -> fault.forge());
        put(forms, "signWith", (fault, in) -> fault.signWith(in.text("apiKey")), "apiKey");
        put(forms, "decodePath", (fault, in) -> fault.decodePath());
        put(forms, "members", CallbackEffects::members, "members");
        put(forms, "body", (fault, in) -> fault.body(in.text("text")), "text");
        return forms;
    }

    private static void put(
            Map<String, EffectForm<CallbackFault>> forms, String name,
            BiFunction<CallbackFault, RuleFields, CallbackFault> reading, String... members) {
        forms.put(name, new EffectForm<>(List.of(members), reading));
    }

    private static CallbackFault members(CallbackFault fault, RuleFields in) {
        CallbackFault more = fault;
        for (Map.Entry<String, JsonNode> member : in.map("members").entrySet()) {
            more = more.member(member.getKey(), member.getValue());
        }
        return more;
    }
}
