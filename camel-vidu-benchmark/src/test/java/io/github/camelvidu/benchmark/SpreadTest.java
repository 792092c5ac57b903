// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {

    @Test
    void theSpreadIsTheSmallestTheMiddleAndTheLargestValue() {
        assertThat(Spread.of(List.of(5.0, 1.0, 2.0, 4.0, 3.0))).isEqualTo(new Spread(1, 3, 5));
        assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
    }

    @Test
    void ninetyNineOfAHundredValuesAreBelowTheirQuantile() {
        List<Double> values = IntStream.rangeClosed(0, 100).mapToObj(value -> (double) value).toList();

        assertThat(Spread.quantile(values, 0.99)).isEqualTo(99);
    }
}
