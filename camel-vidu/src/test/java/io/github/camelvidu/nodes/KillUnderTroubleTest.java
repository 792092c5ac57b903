// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * As {@link KillTest}, but at the next call after each cut point something else goes wrong, and only then comes the
 * kill.
 */
@Tag("nodes")
@EnabledIfSystemProperty(named = "vidu.soak", matches = "true")
class KillUnderTroubleTest {

    private static KillRuns runs;

    @BeforeAll
    static void start(@TempDir Path folder) {
        runs = new KillRuns(cells().toList(), folder);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    static Stream<Cell> cells() {
        return Stream.of(CutPoint.values())
                .flatMap(cut -> Stream.of(Trouble.values()).map(trouble -> new Cell(cut, trouble)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRouteThatIsKilledInTroublePaysOnceAndBringsTheVideo(Cell cell) throws Throwable {
        runs.await(cell);
    }
}
