// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.util.List;

/** What the same measurement gave when it was made several times. */
public record Spread(double minimum, double median, double maximum) {

    /** @throws IllegalArgumentException if there are no values */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(rank(sorted, 0), rank(sorted, 0.5), rank(sorted, 1));
    }

    public static Spread of(double value) {
        return new Spread(value, value, value);
    }

    /**
     * The value below which a share of all values is.
     *
     * @param share from 0 to 1
     */
    public static double quantile(List<Double> values, double share) {
        return rank(values.stream().sorted().toList(), share);
    }

    private static double rank(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
