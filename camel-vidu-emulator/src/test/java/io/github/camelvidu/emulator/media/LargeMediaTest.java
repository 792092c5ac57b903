// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest and the longest media, made by a Java of their own with a small heap. */
class LargeMediaTest {

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void theLargestAndTheLongestFitIntoASmallHeap() throws Exception {
        Path log = directory.resolve("log");
        Process java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), LargeMediaTest.class.getName(), directory.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(java.waitFor()).as(Files.readString(log)).isZero();
        } finally {
            java.destroyForcibly();
        }
        assertThat(Files.readAllLines(log)).containsExactly(
                new MediaInfo("image", "png", 8192, 8192, 0).toString(),
                new MediaInfo("audio", "wav", 0, 0, 600).toString(),
                new MediaInfo("audio", "wav", 0, 0, 600).toString(),
                new MediaInfo("video", "mp4", 7680, 4320, 5).toString(),
                new MediaInfo("image", "jpeg", 7680, 4320, 0).toString(),
                new MediaInfo("video", "mp4", 1280, 720, 600).toString(),
                new MediaInfo("video", "mp4", 4320, 7680, 600).toString());
    }

    /** The program that the test starts. */
    public static void main(String[] arguments) throws IOException {
        MediaLibrary library = MediaLibrary.in(Path.of(arguments[0], "media"));
        String text = "A lighthouse keeper climbs a spiral stair at dawn. ".repeat(40);
        VideoSpec large = new VideoSpec(7680, 4320, 5, 24, text, 3, "label", true);
        show(library.picture(new PictureSpec(8192, 8192, text, 3, "label", true)));
        show(library.sound(new SoundSpec(SoundSpec.Kind.SPEECH, 600, text, 3)));
        show(library.sound(new SoundSpec(SoundSpec.Kind.MUSIC, 600, text, 3)));
        show(library.video(large));
        show(library.cover(large));
        show(library.video(new VideoSpec(1280, 720, 600, 24, text, 3, "label", true)));
        show(library.video(new VideoSpec(4320, 7680, 600, 24, text, 3, "label", true)));
    }

    private static void show(RenderedMedia media) throws IOException {
        System.out.write((MediaProbe.probe(Files.readAllBytes(media.file())).orElseThrow() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
