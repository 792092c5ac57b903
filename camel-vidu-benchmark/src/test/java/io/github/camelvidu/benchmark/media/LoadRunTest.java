// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LoadRunTest {

    private static final byte[] CONTENT = "A kite over the dunes.".getBytes();

    @TempDir
    private Path directory;
    private Load load;

    @BeforeEach
    void wantAFile() throws IOException {
        Path original = Files.write(directory.resolve("original"), CONTENT);
        load = new Load("a file", List.of(Wanted.behind(original.toUri().toString(), "kite", CONTENT.length)), 1);
    }

    @Test
    void whoFetchesTheRightBytesIsMeasuredAndItsFilesAreDeleted() throws Exception {
        Contender right = new Writer("right", folder("right"), CONTENT);
        LoadRun run = new LoadRun(load, directory, List.of(right));

        assertThat(run.run()).isEqualTo(Map.of("right", new Contender.Outcome(2, OptionalLong.of(5))));
        assertThat(run.mostAlive()).isEqualTo(Map.of("right", 7L));
        assertThat(right.directory()).isEmptyDirectory();
        assertThat(run.lost()).isEmpty();
    }

    @Test
    void whoFetchesAnythingElseIsLeftOutFromThenOn() throws Exception {
        byte[] other = CONTENT.clone();
        other[3]++;
        LoadRun run = new LoadRun(
                load, directory,
                List.of(new Writer("other", folder("other"), other), new Writer("short", folder("short"), new byte[3]),
                        new Writer("nothing", folder("nothing"), null), new Writer("right", folder("right"), CONTENT)));

        assertThat(run.run()).containsOnlyKeys("right");
        assertThat(run.run()).containsOnlyKeys("right");
        assertThat(run.lost()).isEqualTo(Map.of(
                "other", "kite has 22 of 22 bytes, and others", "short", "kite has 3 of 22 bytes", "nothing",
                "the process is dead"));
        assertThat(directory.resolve("other")).isEmptyDirectory();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    /** Writes what it is told to, or fails. */
    private record Writer(String name, Path directory, byte[] content) implements Contender {

        @Override
        public Outcome fetch(Path links, int atATime) throws IOException {
            if (content == null) {
                throw new IOException("the process is dead");
            }
            String wanted = Files.readString(links).split(" ")[0];
            Files.write(Wanted.in(directory, wanted), content);
            return new Outcome(2, OptionalLong.of(5));
        }

        @Override
        public OptionalLong mostAlive(Path links, int atATime) throws IOException {
            fetch(links, atATime);
            return OptionalLong.of(7);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
