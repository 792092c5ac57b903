// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.time.Duration;
import java.util.Map;

import io.github.camelvidu.emulator.fault.CallbackFault;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.platform.TaskRule;
import io.github.camelvidu.emulator.rules.InputRefusal;

/** Reads rules from JSON. Every method throws an {@link InputRefusal} if there is something that does not fit. */
final class RuleReader {

    private static final String ANY = "*";

    private final Operations operations;

    RuleReader(Operations operations) {
        this.operations = operations;
    }

    Fault request(RuleFields in) {
        boolean named = in.has("operation");
        Fault fault = Fault.on(in.text("method", ANY), in.text("path", named ? "/**" : in.text("path")))
                .operation(in.oneOf("operation", operations.names(), ANY))
                .kind(in.oneOf("kind", operations.kinds(), ANY))
                .apiKey(in.text("apiKey", ANY))
                .skip(in.count("skip")).times(in.count("times"))
                .delay(in.time("delay", Duration.ZERO));
        if (in.has("chance")) {
            fault = fault.chance(in.share("chance"));
        }
        if (in.flag("afterCommit")) {
            fault = fault.afterCommit();
        }
        fault = headers(fault, in);
        fault = effect(fault, in, RequestEffects.all(), "pass");
        return in.has("retryAfter") ? fault.retryAfter(in.time("retryAfter")) : fault;
    }

    CallbackFault callback(RuleFields in) {
        CallbackFault fault = CallbackFault.on(in.oneOf("state", CallbackFault.STATES, ANY))
                .kind(in.oneOf("kind", operations.kinds(), ANY))
                .skip(in.count("skip")).times(in.count("times"))
                .late(in.time("late", Duration.ZERO));
        if (in.has("chance")) {
            fault = fault.chance(in.share("chance"));
        }
        return effect(fault, in, CallbackEffects.all(), "pass");
    }

    TaskRule task(RuleFields in) {
        Outcome outcome = effect(Outcome.success(), in, TaskOutcomes.all(), "success");
        if (in.has("after")) {
            outcome = outcome.after(in.time("after"));
        }
        if (in.has("showing")) {
            outcome = outcome.showing(in.text("showing"));
        }
        TaskRule rule = TaskRule.on(in.oneOf("kind", operations.kinds(), ANY))
                .model(in.text("model", ANY)).prompt(in.text("prompt", ""))
                .skip(in.count("skip")).times(in.count("times"))
                .becomes(outcome);
        return in.has("chance") ? rule.chance(in.share("chance")) : rule;
    }

    private static Fault headers(Fault fault, RuleFields in) {
        Fault more = fault;
        for (Map.Entry<String, String> header : in.texts("headers").entrySet()) {
            try {
                more = more.header(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw in.refusal("headers", "names and values that HTTP allows", "has a header that HTTP does not allow");
            }
        }
        return more;
    }

    private static <T> T effect(T rule, RuleFields in, Map<String, EffectForm<T>> forms, String other) {
        String name = in.oneOf("effect", forms.keySet(), other);
        try {
            return forms.get(name).reading().apply(rule, in);
        } catch (IllegalArgumentException e) {
            throw InputRefusal.invalid("effect", name, String.join(", ", forms.get(name).members()), e.getMessage());
        }
    }
}
