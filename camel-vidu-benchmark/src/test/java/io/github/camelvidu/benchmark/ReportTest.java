// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    @Test
    void theTableHasARowForEachMeasurementAndALegend() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Contender", "one");
        row.put("Paid", 1.0 / 3);
        row.put("Creates", 7L);

        String table = new Report("Title", List.of(row), Map.of("Paid", "credits"), Map.of("seed", 1)).markdown();

        assertThat(table).isEqualTo("""
                ### Title

                | Contender | Paid | Creates |
                |---|---|---|
                | one | 0.333 | 7 |

                * Paid: credits

                seed 1.
                """);
    }
}
