// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The command line program, a process for each load, whose start is part of its time.
 *
 * @param program   where it is
 * @param directory where its files go
 */
record CurlContender(Path program, Path directory) implements Contender {

    private static final double NANOS = 1e9;

    /** Empty when this machine has none. */
    static Optional<Contender> find(Path directory) {
        return find(Optional.ofNullable(System.getenv("PATH")).orElse(""), directory);
    }

    /** @param path directories to look into, as the variable of that name has them */
    static Optional<Contender> find(String path, Path directory) {
        for (String folder : path.split(File.pathSeparator)) {
            Path program = Path.of(folder, "curl");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(new CurlContender(program, directory));
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return "curl";
    }

    @Override
    public Outcome fetch(Path links, int atATime) throws IOException {
        Path config = Files.write(directory.resolveSibling("curl.config"), config(Files.readAllLines(links), atATime));
        ProcessBuilder curl = new ProcessBuilder(program.toString(), "--disable", "--config", config.toString())
                .redirectErrorStream(true).redirectOutput(directory.resolveSibling("curl.log").toFile());
        long begin = System.nanoTime();
        int status = waitFor(curl.start());
        double seconds = (System.nanoTime() - begin) / NANOS;
        if (status != 0) {
            throw new IOException("curl ended with " + status);
        }
        return new Outcome(seconds, OptionalLong.empty());
    }

    @Override
    public OptionalLong mostAlive(Path links, int atATime) {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        // it has ended
    }

    private List<String> config(List<String> links, int atATime) {
        List<String> config = new ArrayList<>(List.of("silent", "show-error", "fail", "parallel", "parallel-max = " + atATime));
        for (String line : links) {
            String[] nameAndLink = line.split(" ", 2);
            config.add("url = \"" + nameAndLink[1] + "\"");
            config.add("output = \"" + Wanted.in(directory, nameAndLink[0]) + "\"");
        }
        return config;
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
