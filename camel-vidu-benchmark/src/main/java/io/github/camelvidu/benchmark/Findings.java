// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measurements of several things, each of several contenders. Not thread-safe. */
public final class Findings {

    private static final String NOT_REQUIRED = "";

    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

    /** Something that no value is required of. */
    public void add(Measure measure, String contender, Spread found) {
        add(measure, contender, found, NOT_REQUIRED);
    }

    /** @param required in words */
    public void add(Measure measure, String contender, Spread found, String required) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Measure", measure.name());
        row.put("Contender", contender);
        row.put("Minimum", measure.shown().apply(found.minimum()));
        row.put("Median", measure.shown().apply(found.median()));
        row.put("Maximum", measure.shown().apply(found.maximum()));
        row.put("Must be", required);
        rows.computeIfAbsent(measure.name(), name -> new ArrayList<>()).add(row);
    }

    /** Those of a measure beside each other, in the order in which they were first added. */
    public List<Map<String, Object>> rows() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /**
     * What is measured.
     *
     * @param name  with its unit
     * @param shown the number as it is reported
     */
    public record Measure(String name, Function<Double, Number> shown) {

        /** Something with digits behind the point. */
        public static Measure precise(String name) {
            return new Measure(name, value -> value);
        }

        /** Something that is counted, or whose digits behind the point mean nothing. */
        public static Measure whole(String name) {
            return new Measure(name, Math::round);
        }
    }
}
