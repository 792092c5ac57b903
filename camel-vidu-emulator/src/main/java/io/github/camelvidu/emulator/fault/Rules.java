// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rules of one sort in the order they were added. On each occasion at most one strikes: the first that fits, is not
 * used up, and whose draw falls so. Thread-safe.
 */
public final class Rules<T> {

    private static final AtomicLong IDS = new AtomicLong();

    private final Function<T, Occasions> occasions;
    private final long seed;
    private final List<Rule<T>> rules = new ArrayList<>();
    private SplittableRandom draws;

    /**
     * @param occasions of a rule
     * @param seed      of the draws
     */
    public Rules(Function<T, Occasions> occasions, long seed) {
        this.occasions = occasions;
        this.seed = seed;
        this.draws = new SplittableRandom(seed);
    }

    /** @return the rule's id */
    public synchronized long add(T rule) {
        Rule<T> added = new Rule<>(IDS.incrementAndGet(), rule, occasions.apply(rule), draws.split());
        rules.add(added);
        return added.id;
    }

    /** Takes a rule back; false if there is none of that id. */
    public synchronized boolean remove(long id) {
        return rules.removeIf(rule -> rule.id == id);
    }

    /** Forgets all rules; those added from now on draw as the first ones did. */
    public synchronized void clear() {
        rules.clear();
        draws = new SplittableRandom(seed);
    }

    /** All rules, used up or not, in the order they were added. */
    public synchronized List<RuleInForce<T>> all() {
        return rules.stream().map(rule -> new RuleInForce<>(rule.id, rule.rule, rule.struck, rule.usedUp())).toList();
    }

    /** The rule that strikes now, which counts as one of its times. */
    public synchronized Optional<T> strike(Predicate<T> fits) {
        return rules.stream().filter(rule -> rule.strikes(fits)).map(rule -> rule.rule).findFirst();
    }

    private static final class Rule<T> {

        private final long id;
        private final T rule;
        private final Occasions occasions;
        private final SplittableRandom draw;
        private int skipped;
        private int struck;

        private Rule(long id, T rule, Occasions occasions, SplittableRandom draw) {
            this.id = id;
            this.rule = rule;
            this.occasions = occasions;
            this.draw = draw;
        }

        private boolean usedUp() {
            return occasions.times() > 0 && struck == occasions.times();
        }

        private boolean strikes(Predicate<T> fits) {
            if (usedUp() || !fits.test(rule)) {
                return false;
            }
            if (skipped < occasions.skip()) {
                skipped++;
                return false;
            }
            if (draw.nextDouble() >= occasions.chance()) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
