// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.fault.RuleInForce;
import io.github.camelvidu.emulator.fault.Rules;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * What will become of tasks that are not created yet. Without a word here every task succeeds. {@link #next} goes
 * first, then {@link #when}, then the rules. Thread-safe.
 */
public final class Script {

    private final Operations operations;
    private final Rules<TaskRule> rules;
    private final Deque<Outcome> next = new ArrayDeque<>();
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * @param operations names that rules may use
     * @param seed       of the draws of {@link TaskRule#chance}
     */
    Script(Operations operations, long seed) {
        this.operations = operations;
        this.rules = new Rules<>(TaskRule::occasions, seed);
    }

    /** The next tasks to be created get these outcomes, one each. */
    public synchronized Script next(Outcome... outcomes) {
        Collections.addAll(next, outcomes);
        return this;
    }

    /** All tasks that fit get this outcome, unless {@link #next} said otherwise or an earlier condition fits. */
    public synchronized Script when(Predicate<TaskRecord> task, Outcome outcome) {
        conditions.add(new Condition(task, outcome));
        return this;
    }

    /** @throws IllegalArgumentException if the rule names a kind that there is not */
    public Script add(TaskRule rule) {
        put(rule);
        return this;
    }

    /**
     * Adds a rule.
     *
     * @return                          its id, for {@link #remove}
     * @throws IllegalArgumentException if it names a kind that there is not
     */
    public long put(TaskRule rule) {
        operations.requireKind(rule.kind());
        return rules.add(rule);
    }

    /** Takes a rule back; false if there is none of that id. */
    public boolean remove(long id) {
        return rules.remove(id);
    }

    /** The rules, used up or not, in the order they were added. */
    public List<RuleInForce<TaskRule>> rules() {
        return rules.all();
    }

    public synchronized void clear() {
        next.clear();
        conditions.clear();
        rules.clear();
    }

    synchronized Outcome outcomeOf(TaskRecord task) {
        if (!next.isEmpty()) {
            return next.poll();
        }
        Optional<Outcome> said
                = conditions.stream().filter(each -> each.task().test(task)).map(Condition::outcome).findFirst();
        return said.or(() -> byRule(task)).orElse(Outcome.success());
    }

    private Optional<Outcome> byRule(TaskRecord task) {
        String kind = operations.kind(task.operation());
        return rules.strike(rule -> rule.fits(task, kind)).map(TaskRule::outcome);
    }

    private record Condition(Predicate<TaskRecord> task, Outcome outcome) {
    }
}
