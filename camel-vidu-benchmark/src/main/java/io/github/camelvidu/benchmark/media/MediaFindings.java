// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelvidu.benchmark.Findings;
import io.github.camelvidu.benchmark.Findings.Measure;
import io.github.camelvidu.benchmark.Spread;

/**
 * What the runs tell about each contender. Not thread-safe.
 *
 * @param findings where it is gathered
 */
record MediaFindings(Findings findings) {

    private static final double MIB = 1 << 20;

    /**
     * @param runs  outcomes by the contender's name, a map for each run; a contender counts that is in all of them
     * @param alive most bytes alive, by the contender's name
     */
    void add(Load load, List<Map<String, Contender.Outcome>> runs, Map<String, Long> alive) {
        Set<String> measured = new LinkedHashSet<>(runs.get(0).keySet());
        runs.forEach(run -> measured.retainAll(run.keySet()));
        measured.forEach(contender -> {
            String speedWanted = contender.equals(Fetchers.VIDU) ? "at least 0.8" : "";
            String heapWanted = contender.equals(Fetchers.VIDU) ? "at most 32" : "";
            findings.add(Measure.whole("MiB a second, " + load.name()), contender,
                    spread(runs, run -> load.mebibytes() / run.get(contender).seconds()));
            findings.add(Measure.precise("Speed, times that of the fastest in the run, " + load.name()), contender,
                    spread(runs, run -> fastest(run, measured) / run.get(contender).seconds()), speedWanted);
            if (runs.get(0).get(contender).heap().isPresent()) {
                findings.add(Measure.precise("Heap in use at the most in MiB, " + load.name()), contender,
                        spread(runs, run -> run.get(contender).heap().orElseThrow() / MIB), heapWanted);
            }
            if (alive.containsKey(contender)) {
                findings.add(Measure.precise("Heap alive at the most in MiB, " + load.name()), contender,
                        Spread.of(alive.get(contender) / MIB), heapWanted);
            }
        });
    }

    List<Map<String, Object>> rows() {
        return findings.rows();
    }

    private static Spread spread(List<Map<String, Contender.Outcome>> runs, Value value) {
        return Spread.of(runs.stream().map(value::of).toList());
    }

    private static double fastest(Map<String, Contender.Outcome> run, Set<String> measured) {
        return measured.stream().mapToDouble(contender -> run.get(contender).seconds()).min().orElseThrow();
    }

    @FunctionalInterface
    private interface Value {

        double of(Map<String, Contender.Outcome> run);
    }
}
