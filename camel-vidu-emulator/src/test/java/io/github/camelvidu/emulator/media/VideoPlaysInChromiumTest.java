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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Shows rendered videos to a real browser. Runs only where there is a Chromium. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class VideoPlaysInChromiumTest {

    private static final List<VideoSpec> SPECS = List.of(
            spec(1280, 720, 2), spec(720, 1280, 1), spec(1028, 720, 3), spec(360, 360, 16), spec(3840, 2160, 1));

    @TempDir
    Path directory;

    // a dying browser still writes into its profile
    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    private VideoPage page;
    private Process browser;

    @BeforeEach
    void openBrowser() throws IOException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
        MediaLibrary library = MediaLibrary.in(directory);
        page = VideoPage.open(SPECS.stream().map(library::video).toList());
        browser = new ProcessBuilder(
                chromium.get().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--autoplay-policy=no-user-gesture-required", "--user-data-dir=" + profile, page.address())
                .redirectErrorStream(true).redirectOutput(directory.resolve("browser.log").toFile()).start();
    }

    @AfterEach
    void closeBrowser() throws Exception {
        if (browser != null) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        if (page != null) {
            page.close();
        }
        deleteProfile();
    }

    @Test
    void everyVideoHasItsLengthAndSizeCanBeSoughtAndShowsItsColours() throws Exception {
        List<VideoPage.Seen> seen = page.seen();

        assertThat(seen).hasSameSizeAs(SPECS);
        for (int i = 0; i < SPECS.size(); i++) {
            VideoSpec spec = SPECS.get(i);
            assertThat(seen.get(i).error()).as(spec.toString()).isEmpty();
            assertThat(seen.get(i).duration()).as(spec.toString()).isEqualTo(spec.seconds());
            assertThat(seen.get(i).width()).as(spec.toString()).isEqualTo(spec.width());
            assertThat(seen.get(i).height()).as(spec.toString()).isEqualTo(spec.height());
            assertThat(seen.get(i).soughtTo()).as(spec.toString()).isCloseTo(spec.seconds() * 0.5, within(0.01));
            assertThat(seen.get(i).playedTo()).as(spec.toString()).isEqualTo(spec.seconds() <= 2 ? spec.seconds() : 0);
            assertSameColours(spec, seen.get(i).colours());
        }
    }

    /** The browser looked at the middle of the film, at points along the picture's diagonal. */
    private static void assertSameColours(VideoSpec spec, List<Integer> colours) {
        Film film = new Film(spec);
        Canvas drawn = film.picture(film.pictures() / 2);
        assertThat(colours).hasSize(9);
        for (int i = 0; i < 9; i++) {
            int x = spec.width() * (i + 1) / 10;
            int y = spec.height() * (i + 1) / 10;
            int expected = drawn.pixels()[y * spec.width() + x];
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat(colours.get(i) >> shift & 0xFF).as("%s at %d,%d: %06x is %06x", spec, x, y, expected, colours.get(i))
                        .isCloseTo(expected >> shift & 0xFF, within(16));
            }
        }
    }

    private static Optional<Path> chromium() {
        List<Path> folders = new ArrayList<>();
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of).forEach(folders::add);
        folders.add(Path.of("/usr/bin"));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable).findFirst();
    }

    private void deleteProfile() throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private static VideoSpec spec(int width, int height, int seconds) {
        return new VideoSpec(width, height, seconds, 24, "", width, "", true);
    }
}
