// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessesTest {

    private static final int LENGTH = 3_000_000;

    @TempDir
    private Path directory;

    @Test
    void aContenderFetchesWhatThePlatformHasEachInAProcessOfItsOwn() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("files"));
        try (Library library = Library.start();
             Contender contender = JvmContender.start(Fetchers.JDK, library, folder)) {
            Load load = new Load("files", library.videos(3, LENGTH), 2);
            LoadRun run = new LoadRun(load, directory, List.of(contender));

            Contender.Outcome outcome = run.run().get(Fetchers.JDK);

            assertThat(run.lost()).isEmpty();
            assertThat(load.files()).extracting(Wanted::sha256).doesNotHaveDuplicates();
            assertThat(outcome.seconds()).isPositive();
            assertThat(outcome.heap().orElseThrow()).isBetween(0L, 64L << 20);
            assertThat(run.mostAlive()).containsOnlyKeys(Fetchers.JDK);
        }
    }
}
