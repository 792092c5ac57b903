// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Two bounds, both included; in the files a list of two numbers. */
public record Range(BigDecimal from, BigDecimal to) {

    public Range {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("the lower bound " + from + " is above the upper bound " + to);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Range of(List<BigDecimal> bounds) {
        if (bounds.size() != 2) {
            throw new IllegalArgumentException("a range needs two numbers, not " + bounds.size());
        }
        return new Range(bounds.get(0), bounds.get(1));
    }

    public boolean contains(BigDecimal value) {
        return from.compareTo(value) <= 0 && value.compareTo(to) <= 0;
    }
}
