// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.emulator;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM of its own in which the emulator runs; what it prints as errors is dropped. */
final class JavaProgram {

    /** Where this JDK's programs are. */
    static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    private JavaProgram() {
    }

    /** With these options and arguments, the main class between them. */
    static ProcessBuilder of(List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.add(0, BIN.resolve("java").toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", classPath());
        return builder;
    }

    /** Without this module's own library of logs, which the emulator does not have. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("log4j"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
