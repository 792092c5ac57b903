// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Shows rendered videos to a real browser. Runs only where there is a Chromium. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class VideoPlaysInChromiumTest {

    private static final List<VideoSpec> SPECS = List.of(
            spec(1280, 720, 2), spec(720, 1280, 1), spec(1028, 720, 3), spec(360, 360, 16), spec(3840, 2160, 1),
            spec(7680, 4320, 1), spec(640, 360, 600));

    private static final String SCRIPT = """
            async function look(number) {
                const video = document.createElement('video');
                video.muted = true;
                video.src = '/media/' + number;
                document.body.append(video);
                await event(video, 'loadeddata');
                const seen = [video.duration, video.videoWidth, video.videoHeight];
                const sought = event(video, 'seeked');
                const shown = picture(video, video.duration / 2);
                video.currentTime = video.duration / 2 + 0.001;
                await sought;
                await shown;
                seen.push(video.currentTime);
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
                const pen = canvas.getContext('2d');
                pen.drawImage(video, 0, 0);
                const colours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(tenth => {
                    const at = side => Math.floor(side * tenth / 10);
                    const [red, green, blue] = pen.getImageData(at(canvas.width), at(canvas.height), 1, 1).data;
                    return red << 16 | green << 8 | blue;
                });
                seen.push(video.duration <= 2 ? await play(video) : 0);
                video.remove();
                return [...seen, ...colours].join(' ');
            }
            // a video may say that it has sought before the picture is there
            async function picture(video, time) {
                for (let at = -1; Math.abs(at - time) > 0.1;) {
                    at = await new Promise(seen => video.requestVideoFrameCallback((now, about) => seen(about.mediaTime)));
                }
            }
            async function play(video) {
                const back = event(video, 'seeked');
                video.currentTime = 0;
                await back;
                const ended = event(video, 'ended');
                await video.play();
                await ended;
                return video.currentTime;
            }
            """;

    @TempDir
    Path directory;

    @Test
    void everyVideoHasItsLengthAndSizeCanBeSoughtAndShowsItsColours() throws Exception {
        Optional<Path> chromium = Chromium.program();
        assumeTrue(chromium.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
        MediaLibrary library = MediaLibrary.in(directory);
        try (MediaPage page = MediaPage.open(SCRIPT, SPECS.stream().map(library::video).toList());
             Chromium browser = Chromium.show(chromium.get(), page.address())) {
            List<String> seen = page.seen();

            assertThat(seen).hasSameSizeAs(SPECS);
            for (int i = 0; i < SPECS.size(); i++) {
                assertShown(SPECS.get(i), seen.get(i));
            }
        }
    }

    private static void assertShown(VideoSpec spec, String line) {
        assertThat(line).as(spec.toString()).doesNotStartWith("error");
        double[] seen = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(Arrays.copyOf(seen, 3)).as(spec.toString()).containsExactly(spec.seconds(), spec.width(), spec.height());
        assertThat(seen[3]).as("%s, sought to", spec).isCloseTo(spec.seconds() * 0.5, within(0.01));
        assertThat(seen[4]).as("%s, played to", spec).isEqualTo(spec.seconds() <= 2 ? spec.seconds() : 0);
        assertSameColours(spec, Arrays.stream(seen).skip(5).mapToInt(colour -> (int) colour).toArray());
    }

    /** The browser looked at the middle of the film, at points along the picture's diagonal. */
    private static void assertSameColours(VideoSpec spec, int[] colours) {
        Film film = new Film(spec);
        Canvas drawn = film.picture(film.pictures() / 2);
        int scale = Canvas.scale(spec.width(), spec.height());
        assertThat(colours).hasSize(9);
        for (int i = 0; i < 9; i++) {
            int x = spec.width() * (i + 1) / 10 / scale;
            int y = spec.height() * (i + 1) / 10 / scale;
            int expected = drawn.pixels()[y * drawn.width() + x];
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat(colours[i] >> shift & 0xFF).as("%s at %d,%d: %06x is %06x", spec, x, y, expected, colours[i])
                        .isCloseTo(expected >> shift & 0xFF, within(16));
            }
        }
    }

    private static VideoSpec spec(int width, int height, int seconds) {
        return new VideoSpec(width, height, seconds, 24, "", width, "", true);
    }
}
