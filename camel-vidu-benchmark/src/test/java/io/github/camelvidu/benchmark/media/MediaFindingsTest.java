// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.github.camelvidu.benchmark.Findings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MediaFindingsTest {

    private static final long MIB = 1 << 20;

    private final Load load = new Load("files", List.of(new Wanted("kite", "http://kite", 10 * MIB, "")), 1);
    private final MediaFindings findings = new MediaFindings(new Findings());

    @Test
    void speedIsToldBesideTheFastestOfEachRunAndTheHeapOfWhoHasOne() {
        findings.add(
                load, List.of(
                        Map.of("curl", without(1), "camel-vidu", with(2, 3)),
                        Map.of("curl", without(4), "camel-vidu", with(2, 5))),
                Map.of("camel-vidu", 2 * MIB));

        assertThat(findings.rows()).extracting(row -> row.values().toString()).containsExactlyInAnyOrder(
                "[MiB a second, files, curl, 3, 10, 10, ]", "[MiB a second, files, camel-vidu, 5, 5, 5, ]",
                "[Speed, times that of the fastest in the run, files, curl, 0.5, 1.0, 1.0, ]",
                "[Speed, times that of the fastest in the run, files, camel-vidu, 0.5, 1.0, 1.0, at least 0.8]",
                "[Heap in use at the most in MiB, files, camel-vidu, 3.0, 5.0, 5.0, at most 32]",
                "[Heap alive at the most in MiB, files, camel-vidu, 2.0, 2.0, 2.0, at most 32]");
    }

    @Test
    void whoIsNotInAllRunsDoesNotCountNorMakeOthersSlow() {
        findings.add(
                load, List.of(Map.of("curl", without(1), "camel-vidu", with(2, 3)), Map.of("camel-vidu", with(2, 5))),
                Map.of());

        assertThat(findings.rows()).extracting(row -> row.get("Contender")).containsOnly("camel-vidu");
        assertThat(findings.rows().get(1)).containsEntry("Minimum", 1.0);
    }

    private static Contender.Outcome without(double seconds) {
        return new Contender.Outcome(seconds, OptionalLong.empty());
    }

    private static Contender.Outcome with(double seconds, long mebibytes) {
        return new Contender.Outcome(seconds, OptionalLong.of(mebibytes * MIB));
    }
}
