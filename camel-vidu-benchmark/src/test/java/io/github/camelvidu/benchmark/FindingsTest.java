// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import io.github.camelvidu.benchmark.Findings.Measure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTest {

    @Test
    void whatWasFoundForOneMeasureStandsTogether() {
        Findings findings = new Findings();
        findings.add(Measure.whole("Delay in ms"), "one", new Spread(1.4, 2.6, 3));
        findings.add(Measure.precise("Calls"), "one", Spread.of(0.5));
        findings.add(Measure.whole("Delay in ms"), "two", Spread.of(7), "at most 9");

        assertThat(findings.rows()).extracting(row -> row.values().toString()).containsExactly(
                "[Delay in ms, one, 1, 3, 3, ]", "[Delay in ms, two, 7, 7, 7, at most 9]", "[Calls, one, 0.5, 0.5, 0.5, ]");
    }
}
