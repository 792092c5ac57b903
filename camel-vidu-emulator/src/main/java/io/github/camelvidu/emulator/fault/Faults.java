// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The rules in force. At each request at most one strikes: the first added that fits, is not used up, and whose draw
 * falls so. Thread-safe.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private final long seed;
    private SplittableRandom draws;

    /** @param seed of the draws of {@link Fault#chance} */
    public Faults(long seed) {
        this.seed = seed;
        this.draws = new SplittableRandom(seed);
    }

    public synchronized Faults add(Fault fault) {
        rules.add(new Rule(fault, draws.split()));
        return this;
    }

    /** Forgets all rules; those added from now on draw as the first ones did. */
    public synchronized void clear() {
        rules.clear();
        draws = new SplittableRandom(seed);
    }

    /** The fault that strikes this request, which counts as one of its times. */
    public synchronized Optional<Fault> strike(String method, String path) {
        return rules.stream().filter(rule -> rule.strikes(method, path)).map(rule -> rule.fault).findFirst();
    }

    private static final class Rule {

        private final Fault fault;
        private final SplittableRandom draw;
        private int skipped;
        private int struck;

        private Rule(Fault fault, SplittableRandom draw) {
            this.fault = fault;
            this.draw = draw;
        }

        private boolean strikes(String method, String path) {
            if (!fault.fits(method, path) || fault.times() > 0 && struck == fault.times()) {
                return false;
            }
            if (skipped < fault.skip()) {
                skipped++;
                return false;
            }
            if (draw.nextDouble() >= fault.chance()) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
