// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

import io.github.camelvidu.emulator.store.CallbackRecord;

/**
 * The rules in force. At each request, and at each sending of a callback, at most one strikes: the first added that
 * fits, is not used up, and whose draw falls so. Thread-safe.
 */
public final class Faults {

    private final List<Rule<Fault>> rules = new ArrayList<>();
    private final List<Rule<CallbackFault>> callbackRules = new ArrayList<>();
    private final long seed;
    private SplittableRandom draws;

    /** @param seed of the draws of {@link Fault#chance} and {@link CallbackFault#chance} */
    public Faults(long seed) {
        this.seed = seed;
        this.draws = new SplittableRandom(seed);
    }

    public synchronized Faults add(Fault fault) {
        rules.add(new Rule<>(fault, fault.skip(), fault.times(), fault.chance(), draws.split()));
        return this;
    }

    public synchronized Faults add(CallbackFault fault) {
        callbackRules.add(new Rule<>(fault, fault.skip(), fault.times(), fault.chance(), draws.split()));
        return this;
    }

    /** Forgets all rules; those added from now on draw as the first ones did. */
    public synchronized void clear() {
        rules.clear();
        callbackRules.clear();
        draws = new SplittableRandom(seed);
    }

    /** The fault that strikes this request, which counts as one of its times. */
    public synchronized Optional<Fault> strike(String method, String path) {
        return strike(rules, fault -> fault.fits(method, path));
    }

    /** The fault that strikes this sending of a callback, which counts as one of its times. */
    public synchronized Optional<CallbackFault> strike(CallbackRecord callback) {
        return strike(callbackRules, fault -> fault.fits(callback));
    }

    static void requireProbability(double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("A chance is from 0 to 1, but this is " + chance);
        }
    }

    private static <T> Optional<T> strike(List<Rule<T>> rules, Predicate<T> fits) {
        return rules.stream().filter(rule -> rule.strikes(fits)).map(rule -> rule.fault).findFirst();
    }

    private static final class Rule<T> {

        private final T fault;
        private final int skip;
        private final int times;
        private final double chance;
        private final SplittableRandom draw;
        private int skipped;
        private int struck;

        private Rule(T fault, int skip, int times, double chance, SplittableRandom draw) {
            this.fault = fault;
            this.skip = skip;
            this.times = times;
            this.chance = chance;
            this.draw = draw;
        }

        private boolean strikes(Predicate<T> fits) {
            if (!fits.test(fault) || times > 0 && struck == times) {
                return false;
            }
            if (skipped < skip) {
                skipped++;
                return false;
            }
            if (draw.nextDouble() >= chance) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
