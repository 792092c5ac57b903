// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Shows rendered pictures to a real browser, and lets it play sounds. Runs only where there is a Chromium. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PicturesAndSoundsInChromiumTest {

    private static final String LOOK_AT_PICTURE = """
            async function look(number) {
                const image = new Image();
                const loaded = event(image, 'load');
                image.src = '/media/' + number;
                await loaded;
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                const pen = canvas.getContext('2d');
                pen.drawImage(image, 0, 0);
                const colours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(tenth => {
                    const at = side => Math.floor(side * tenth / 10);
                    const [red, green, blue] = pen.getImageData(at(canvas.width), at(canvas.height), 1, 1).data;
                    return red << 16 | green << 8 | blue;
                });
                return [image.naturalWidth, image.naturalHeight, ...colours].join(' ');
            }
            """;

    /** Plays a short sound to its end, then decodes it once more to tell how loud each tenth of it is. */
    private static final String LISTEN = """
            async function look(number) {
                const audio = new Audio('/media/' + number);
                await event(audio, 'loadeddata');
                const seen = [audio.duration];
                if (audio.duration <= 3) {
                    const ended = event(audio, 'ended');
                    await audio.play();
                    await ended;
                }
                seen.push(audio.currentTime);
                const content = await (await fetch(audio.src)).arrayBuffer();
                const decoded = await new OfflineAudioContext(1, 24000, 24000).decodeAudioData(content);
                const samples = decoded.getChannelData(0);
                seen.push(decoded.numberOfChannels, samples.length);
                for (let tenth = 0; tenth < 10; tenth++) {
                    const part = samples.subarray(samples.length * tenth / 10, samples.length * (tenth + 1) / 10);
                    seen.push(Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length));
                }
                return seen.join(' ');
            }
            """;

    @TempDir
    Path directory;

    @Test
    void everyPictureHasItsSizeAndColours() throws Exception {
        MediaLibrary library = MediaLibrary.in(directory);
        List<RenderedMedia> pictures
                = List.of(picture(library, 1920, 1080), picture(library, 317, 203), picture(library, 4320, 4320));

        List<double[]> seen = seen(LOOK_AT_PICTURE, pictures);

        for (int i = 0; i < pictures.size(); i++) {
            var drawn = ImageIO.read(pictures.get(i).file().toFile());
            double[] expected = new double[11];
            expected[0] = drawn.getWidth();
            expected[1] = drawn.getHeight();
            for (int tenth = 1; tenth < 10; tenth++) {
                expected[tenth + 1] = drawn.getRGB(drawn.getWidth() * tenth / 10, drawn.getHeight() * tenth / 10) & 0xFFFFFF;
            }
            assertThat(seen.get(i)).containsExactly(expected);
        }
    }

    @Test
    void everySoundPlaysToItsEndAsLoudAsItWasMade() throws Exception {
        MediaLibrary library = MediaLibrary.in(directory);
        List<RenderedMedia> sounds = List.of(
                library.sound(new SoundSpec(SoundSpec.Kind.EFFECT, 1.2, "a door", 4)),
                library.sound(new SoundSpec(SoundSpec.Kind.SPEECH, 2.5, "Who is there? <#0.5#> Nobody.", 4)),
                library.sound(new SoundSpec(SoundSpec.Kind.MUSIC, 60, "a waltz", 4)));

        List<double[]> seen = seen(LISTEN, sounds);

        for (int i = 0; i < sounds.size(); i++) {
            try (AudioInputStream sound = AudioSystem.getAudioInputStream(sounds.get(i).file().toFile())) {
                double seconds = sound.getFrameLength() / 24_000.0;
                assertThat(seen.get(i)[0]).isCloseTo(seconds, within(1e-3));
                assertThat(seen.get(i)[1]).as("played to").isCloseTo(seconds <= 3 ? seconds : 0, within(1e-3));
                assertThat(seen.get(i)[2]).isEqualTo(1);
                assertThat(seen.get(i)[3]).isEqualTo(sound.getFrameLength());
                assertSameLoudness(sound.readAllBytes(), Arrays.copyOfRange(seen.get(i), 4, 14));
            }
        }
    }

    private List<double[]> seen(String script, List<RenderedMedia> media) throws Exception {
        Optional<Path> chromium = Chromium.program();
        assumeTrue(chromium.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
        try (MediaPage page = MediaPage.open(script, media);
             Chromium browser = Chromium.show(chromium.get(), page.address())) {
            List<String> lines = page.seen();
            assertThat(lines).hasSameSizeAs(media).noneMatch(line -> line.startsWith("error"));
            return lines.stream()
                    .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray()).toList();
        }
    }

    private static void assertSameLoudness(byte[] samples, double[] heard) {
        int count = samples.length / 2;
        for (int tenth = 0; tenth < 10; tenth++) {
            int from = (int) ((long) count * tenth / 10);
            int to = (int) ((long) count * (tenth + 1) / 10);
            double sum = 0;
            for (int i = from; i < to; i++) {
                double sample = (short) (samples[2 * i] & 0xFF | samples[2 * i + 1] << 8) / 32768.0;
                sum += sample * sample;
            }
            assertThat(heard[tenth]).as("tenth %d", tenth).isCloseTo(Math.sqrt(sum / (to - from)), within(1e-4));
        }
    }

    private static RenderedMedia picture(MediaLibrary library, int width, int height) {
        return library.picture(new PictureSpec(width, height, "A paper boat", width, "viduq2", true));
    }
}
