// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** This module is data and rules: its classes name nothing that prints, or reaches files, network or threads. */
class NoInputOutputTest {

    private static final List<String> FORBIDDEN = List.of(
            "java/io/PrintStream", "java/io/File", "java/io/RandomAccessFile", "java/nio/file/", "java/nio/channels/",
            "java/net/Socket", "java/net/URL;", "java/net/URLConnection", "java/net/http/", "java/lang/Thread;",
            "java/util/concurrent/Executor", "printStackTrace");

    @Test
    void noClassReachesOutside() throws IOException, URISyntaxException {
        Path classes = Path.of(Site.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }

        assertThat(files).hasSizeGreaterThan(40);
        for (Path file : files) {
            String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(FORBIDDEN).as(file.getFileName().toString()).noneMatch(constants::contains);
        }
    }
}
