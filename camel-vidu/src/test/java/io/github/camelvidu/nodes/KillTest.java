// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A route that is killed (SIGKILL) and started again has its video and has paid for it once, wherever it was killed.
 * Each run takes a few seconds, most of them waiting for leases and for time limits.
 */
@Tag("nodes")
class KillTest {

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
        return Stream.of(CutPoint.values()).map(cut -> new Cell(cut, null));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRouteThatIsKilledPaysOnceAndBringsTheVideo(Cell cell) throws Throwable {
        runs.await(cell);
    }
}
