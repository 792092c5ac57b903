// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser without a window. */
public final class Chromium implements AutoCloseable {

    private final Process process;
    private final Path profile;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** Where it is installed. */
    public static Optional<Path> program() {
        List<Path> folders = new ArrayList<>();
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of).forEach(folders::add);
        folders.add(Path.of("/usr/bin"));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Opens a page in a fresh profile. */
    static Chromium show(Path program, String address) throws IOException {
        Path profile = Files.createTempDirectory("chromium-");
        Process process = new ProcessBuilder(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--autoplay-policy=no-user-gesture-required", "--user-data-dir=" + profile, address)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return new Chromium(process, profile);
    }

    @Override
    public void close() throws Exception {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        // a dying browser still writes into its profile, so some of it may stay
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }
}
