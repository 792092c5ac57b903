// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import io.github.camelvidu.emulator.fault.Occasions;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * A rule of what becomes of tasks that are not created yet. Immutable; every method gives a changed copy.
 *
 * <pre>{@code
 * emulator.script().add(TaskRule.on("text2video").times(2).becomes(Outcome.failed("CreationPolicyViolation")));
 * }</pre>
 *
 * @param kind      of task by the platform's own name, or {@code *} for all
 * @param model     model id, or {@code *} for all and none
 * @param prompt    a part of the prompt; empty for all
 * @param occasions which of the tasks that fit
 * @param outcome   what becomes of them
 */
public record TaskRule(String kind, String model, String prompt, Occasions occasions, Outcome outcome) {

    private static final String ANY = "*";

    /**
     * Tasks that fit succeed, as they do without a rule.
     *
     * @param kind by the platform's own name, such as {@code start-end2video}, or {@code *} for all. A name that there
     *             is not is refused when the rule is added
     */
    public static TaskRule on(String kind) {
        return new TaskRule(kind, ANY, "", Occasions.ALL, Outcome.success());
    }

    /** Only with this model. */
    public TaskRule model(String model) {
        return new TaskRule(kind, model, prompt, occasions, outcome);
    }

    /** Only with a prompt that has this in it. */
    public TaskRule prompt(String part) {
        return new TaskRule(kind, model, part, occasions, outcome);
    }

    /** Only so many tasks, then never again. */
    public TaskRule times(int times) {
        return new TaskRule(kind, model, prompt, occasions.times(times), outcome);
    }

    /** Leaves the first ones alone. */
    public TaskRule skip(int skip) {
        return new TaskRule(kind, model, prompt, occasions.skip(skip), outcome);
    }

    /**
     * Leaves it to a draw at each task that fits; the emulator's seed decides.
     *
     * @param probability from 0, never, to 1, always
     */
    public TaskRule chance(double probability) {
        return new TaskRule(kind, model, prompt, occasions.chance(probability), outcome);
    }

    /** What becomes of the tasks. */
    public TaskRule becomes(Outcome outcome) {
        return new TaskRule(kind, model, prompt, occasions, outcome);
    }

    boolean fits(TaskRecord task, String kind) {
        return (ANY.equals(this.kind) || this.kind.equals(kind)) && (ANY.equals(model) || model.equals(task.model()))
                && task.prompt().contains(prompt);
    }

    /** Does not show the part of the prompt. */
    @Override
    public String toString() {
        return "TaskRule[" + kind + ", model " + model + ", " + occasions + ", " + outcome + "]";
    }
}
