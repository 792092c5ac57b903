// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules in force. At each request at most one strikes: the first added that fits and is not used up. Thread-safe.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();

    public synchronized Faults add(Fault fault) {
        rules.add(new Rule(fault));
        return this;
    }

    public synchronized void clear() {
        rules.clear();
    }

    /** The fault that strikes this request, which counts as one of its times. */
    public synchronized Optional<Fault> strike(String method, String path) {
        return rules.stream().filter(rule -> rule.strikes(method, path)).map(rule -> rule.fault).findFirst();
    }

    private static final class Rule {

        private final Fault fault;
        private int seen;

        private Rule(Fault fault) {
            this.fault = fault;
        }

        private boolean strikes(String method, String path) {
            if (!fault.fits(method, path) || fault.times() > 0 && seen >= fault.skip() + fault.times()) {
                return false;
            }
            seen++;
            return seen > fault.skip();
        }
    }
}
