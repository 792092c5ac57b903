// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The build keeps a copy of {@code src/generated} before Camel's generator writes into it; both must be the same, byte
 * for byte.
 */
@Tag("catalog")
class GeneratedSourcesTest {

    private static final Path BEFORE = Path.of("target/generated-before");
    private static final Path AFTER = Path.of("src/generated");

    @Test
    void whatIsCommittedIsWhatTheGeneratorWrites() throws IOException {
        Set<Path> files = new TreeSet<>(filesIn(BEFORE));
        files.addAll(filesIn(AFTER));

        List<Path> changed = files.stream().filter(file -> !sameBytes(BEFORE.resolve(file), AFTER.resolve(file))).toList();

        assertThat(files).as("generated files").isNotEmpty();
        assertThat(changed)
                .withFailMessage("camel-vidu/src/generated was not up to date. It has been regenerated: review and commit %s",
                        changed)
                .isEmpty();
    }

    private static Set<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
        }
    }

    private static boolean sameBytes(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) == -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
