// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import io.github.camelvidu.api.media.MediaFacts;
import io.github.camelvidu.emulator.media.MediaLibrary;
import io.github.camelvidu.emulator.media.SoundSpec;
import io.github.camelvidu.emulator.media.VideoSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What is known of a file from its content, and that no content does any harm. */
class MediaProbeTest {

    @TempDir
    static Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(MediaSamples.image("png", 640, 360), "image", "png", 640, 360, null, null),
                arguments(MediaSamples.image("jpg", 641, 361), "image", "jpeg", 641, 361, null, null),
                arguments(MediaSamples.image("bmp", 33, 44), "image", "bmp", 33, 44, null, null),
                arguments(MediaSamples.image("gif", 300, 7), "image", "gif", 300, 7, null, null),
                arguments(MediaSamples.webp("VP8X", 0, 0, 0, 0, 0xff, 3, 0, 0xff, 1, 0), "image", "webp", 1024, 512, null,
                        null),
                arguments(MediaSamples.webp("VP8L", 0x2f, 0x7f, 0xc0, 0x09, 0), "image", "webp", 128, 40, null, null),
                arguments(MediaSamples.webp("VP8 ", 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 0x42, 0x68, 1), "image", "webp", 640, 360,
                        null, null),
                arguments(MediaSamples.film("isom", 5), "video", "mp4", 320, 180, "5", "24"),
                arguments(MediaSamples.film("qt  ", 7), "video", "mov", 320, 180, "7", "24"),
                arguments(MediaSamples.m4a("M4A ", 12), "audio", "m4a", null, null, "12", null),
                arguments(MediaSamples.m4a("isom", 12), "audio", "m4a", null, null, "12", null),
                arguments(MediaSamples.avi(100), "video", "avi", 640, 360, "4", "25"),
                arguments(MediaSamples.wav(2500), "audio", "wav", null, null, "2.5", null),
                arguments(MediaSamples.mp3(100, false, false), "audio", "mp3", null, null, "2.612", null),
                arguments(MediaSamples.mp3(100, true, true), "audio", "mp3", null, null, "2.612", null),
                arguments(MediaSamples.aac(43), "audio", "aac", null, null, "0.998", null),
                arguments(MediaSamples.ogg(72_000), "audio", "ogg", null, null, "1.5", null),
                arguments(MediaSamples.matroska("webm"), "video", "webm", null, null, null, null),
                arguments(MediaSamples.matroska("matroska"), "video", "mkv", null, null, null, null),
                arguments(MediaSamples.transportStream(), "video", "ts", null, null, null, null));
    }

    @ParameterizedTest(name = "{2} {3} {5}")
    @MethodSource("files")
    void aFileTellsWhatItIs(
            byte[] file, String kind, String format, Integer width, Integer height, BigDecimal seconds, BigDecimal frames)
            throws IOException {
        MediaFacts facts = InputMedia.of(file).facts();

        assertThat(facts.kind()).isEqualTo(kind);
        assertThat(facts.format()).isEqualTo(format);
        assertThat(facts.bytes()).isEqualTo(file.length);
        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
        assertSame(facts.seconds(), seconds);
        assertSame(facts.framesPerSecond(), frames);
    }

    @Test
    void aRealFilmTellsSizeLengthAndRate() {
        Path film = MediaLibrary.in(folder).video(new VideoSpec(640, 360, 4, 24, "a kite", 7, "", false)).file();

        MediaFacts facts = facts(film);

        assertThat(facts.kind()).isEqualTo("video");
        assertThat(facts.width()).isEqualTo(640);
        assertThat(facts.height()).isEqualTo(360);
        assertThat(facts.seconds()).isEqualByComparingTo("4");
        assertThat(facts.framesPerSecond()).isPositive();
    }

    @Test
    void aRealSoundTellsItsLength() {
        Path sound = MediaLibrary.in(folder).sound(new SoundSpec(SoundSpec.Kind.MUSIC, 3.2, "", 7)).file();

        assertThat(facts(sound).seconds()).isEqualByComparingTo("3.2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "png", "jpg", "bmp", "gif" })
    void aPictureThatBreaksOffTellsWhatCanBeRead(String format) throws IOException {
        byte[] whole = MediaSamples.image(format, 64, 48);
        for (int length = 20; length < whole.length; length++) {
            MediaFacts facts = InputMedia.of(Arrays.copyOf(whole, length)).facts();
            assertThat(facts.kind()).isEqualTo("image");
            assertThat(facts.width()).isIn(null, 64);
            assertThat(facts.height()).isIn(null, 48);
        }
    }

    @Test
    void aFilmWhosePicturesBreakOffStillTellsWhatStandsBefore() throws IOException {
        byte[] film = MediaSamples.film("isom", 5);
        int ftyp = 20;
        int mdat = 1008;
        byte[] pictures = Arrays.copyOfRange(film, ftyp, ftyp + mdat);
        byte[] moov = Arrays.copyOfRange(film, ftyp + mdat, film.length);
        byte[] early = MediaSamples.join(Arrays.copyOf(film, ftyp), moov, Arrays.copyOf(pictures, 500));

        assertThat(InputMedia.of(early).facts().seconds()).isEqualByComparingTo("5");
        assertThat(InputMedia.of(early).facts().width()).isEqualTo(320);
    }

    static Stream<byte[]> hostile() {
        byte[] huge = MediaSamples.big(Integer.MAX_VALUE);
        byte[] ftyp = MediaSamples.box("ftyp", MediaSamples.text("isom"));
        byte[] deep = new byte[1_000_000];
        for (int i = 0; i + 8 <= deep.length; i += 8) {
            System.arraycopy(MediaSamples.join(MediaSamples.big(deep.length - i), MediaSamples.text("moov")), 0, deep, i, 8);
        }
        byte[] empty = new byte[1_000_000];
        for (int i = 0; i + 8 <= empty.length; i += 8) {
            System.arraycopy(MediaSamples.join(MediaSamples.big(8), MediaSamples.text("free")), 0, empty, i, 8);
        }
        return Stream.of(
                MediaSamples.join(MediaSamples.text("\u0089PNG\r\n\u001a\n"), huge, MediaSamples.text("tEXt"), huge, huge),
                MediaSamples.join(MediaSamples.text("RIFF"), huge, MediaSamples.text("WEBPICCP"), huge),
                MediaSamples.join(MediaSamples.text("RIFF"), huge, MediaSamples.text("AVI LIST"), huge,
                        MediaSamples.text("hdrlLIST"), huge),
                MediaSamples.join(MediaSamples.text("RIFF"), huge, MediaSamples.text("WAVEfmt "), huge),
                MediaSamples.join(ftyp, huge, MediaSamples.text("moov"), huge, MediaSamples.text("trak")),
                MediaSamples.join(ftyp, MediaSamples.big(0), MediaSamples.text("moov"), MediaSamples.big(0),
                        MediaSamples.text("moov")),
                MediaSamples.join(ftyp, MediaSamples.big(1), MediaSamples.text("moov"), MediaSamples.big(-1),
                        MediaSamples.big(-1)),
                MediaSamples.join(ftyp, MediaSamples.box("moov", MediaSamples.box("trak", MediaSamples.box("mdia",
                        MediaSamples.box("minf", MediaSamples.box("stbl", MediaSamples.box("stts", huge, huge, huge))))))),
                MediaSamples.join(ftyp, deep),
                MediaSamples.join(ftyp, empty),
                MediaSamples.join(MediaSamples.text("ID3\4\0\0"), new byte[] { 0x7f, 0x7f, 0x7f, 0x7f }, new byte[600]),
                MediaSamples.join(MediaSamples.text("OggS\0\0"), new byte[20], new byte[] { -1 }, new byte[600]));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aFileThatClaimsWhatIsNotThereDoesNoHarm(byte[] file) {
        MediaFacts facts = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> InputMedia.of(file).facts());

        assertThat(facts.width()).isNull();
        assertThat(facts.bytes()).isEqualTo(file.length);
    }

    @Test
    void whateverChangesInAFileIsReadOrLeftUnknown() {
        Random random = new Random(42);
        byte[][] originals = files().map(arguments -> (byte[]) arguments.get()[0]).toArray(byte[][]::new);
        for (int i = 0; i < 4_000; i++) {
            byte[] file = originals[i % originals.length].clone();
            for (int changes = 0; changes <= i % 8; changes++) {
                // the first bytes say what it is; headers are at the beginning or, in films, at the end
                int range = Math.min(file.length - 12, 200);
                int at = 12 + random.nextInt(range);
                file[random.nextBoolean() ? at : file.length - at + 11] = (byte) random.nextInt(256);
            }
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> probed(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "BMW at dawn, slow dolly upwards, sea audible below, and a long way behind it",
            "ID3 tags float through the air",
            "The wide road leads to the sea",
            "GIF of a cat", "FLV", "G", "RIFF raff", "OggS", "\u00ff\u00feA\0 \0k\0i\0t\0e\0", "" })
    void aPromptIsNoMedia(String prompt) {
        assertThatThrownBy(() -> InputMedia.of(MediaSamples.text(prompt))).isInstanceOf(UnusableMediaException.class)
                .hasMessage("a file that is no picture, video or sound");
    }

    private static MediaFacts probed(byte[] file) throws IOException {
        try {
            return InputMedia.of(file).facts();
        } catch (UnusableMediaException e) {
            // it does not look like media any more
            return null;
        }
    }

    private static MediaFacts facts(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(MediaType.of(in.readNBytes(MediaType.HEAD))).isPresent();
            return InputMedia.of(file).facts();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSame(BigDecimal found, BigDecimal wanted) {
        if (wanted == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).isEqualByComparingTo(wanted);
        }
    }
}
