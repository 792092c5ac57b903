// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import io.github.camelvidu.emulator.store.TaskRecord;

/** What will become of tasks that are not created yet. Without a word here every task succeeds. Thread-safe. */
public final class Script {

    private final Deque<Outcome> next = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();

    /** The next tasks to be created get these outcomes, one each. */
    public synchronized Script next(Outcome... outcomes) {
        Collections.addAll(next, outcomes);
        return this;
    }

    /** All tasks that fit get this outcome, unless {@link #next} said otherwise or an earlier rule fits. */
    public synchronized Script when(Predicate<TaskRecord> task, Outcome outcome) {
        rules.add(new Rule(task, outcome));
        return this;
    }

    public synchronized void clear() {
        next.clear();
        rules.clear();
    }

    synchronized Outcome outcomeOf(TaskRecord task) {
        if (!next.isEmpty()) {
            return next.poll();
        }
        return rules.stream().filter(rule -> rule.task().test(task)).map(Rule::outcome).findFirst().orElse(Outcome.success());
    }

    private record Rule(Predicate<TaskRecord> task, Outcome outcome) {
    }
}
