// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Two nodes that share a database and a broker make each task once and lose no result, though one or the other is
 * killed at random moments.
 */
@Tag("nodes")
class TwoNodesTest {

    private static final int SEEDS = Boolean.getBoolean("vidu.soak") ? 10 : 1;

    @TempDir
    private Path folder;

    static Stream<Arguments> runs() {
        return LongStream.rangeClosed(1, SEEDS).boxed()
                .flatMap(seed -> Stream.of(NodePattern.values()).map(pattern -> arguments(pattern, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nodesThatAreKilledMakeEachTaskOnceAndLoseNoResult(NodePattern pattern, long seed, TestReporter reporter)
            throws Exception {
        int repeated = new TwoNodes(pattern, seed, folder).run();

        reporter.publishEntry("results that came more than once", String.valueOf(repeated));
    }
}
