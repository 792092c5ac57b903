// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.emulator.platform.Outcome;

/** What can become of a task, by the names of the methods of {@link Outcome}. */
final class TaskOutcomes {

    private static final Map<String, EffectForm<Outcome>> FORMS = forms();

    private TaskOutcomes() {
    }

    /** By name, in the order of the manual. */
    static Map<String, EffectForm<Outcome>> all() {
        return FORMS;
    }

    private static Map<String, EffectForm<Outcome>> forms() {
        Map<String, EffectForm<Outcome>> forms = new LinkedHashMap<>();
        forms.put("success", new EffectForm<>(List.of(), (outcome, in) -> Outcome.success()));
        forms.put("failed", new EffectForm<>(List.of("errCode"), (outcome, in) -> Outcome.failed(in.text("errCode"))));
        forms.put("stuckIn", new EffectForm<>(List.of("state"), (outcome, in) -> Outcome.stuckIn(in.text("state"))));
        return forms;
    }
}
