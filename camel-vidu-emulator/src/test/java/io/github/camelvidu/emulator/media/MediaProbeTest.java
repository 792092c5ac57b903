// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MediaProbeTest {

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("MP4", SampleMovies.mp4("isom", 1280, 720, 5.2), video("mp4", 1280, 720, 5.2)),
                arguments("MP4, index at the end", SampleMovies.indexAtTheEnd(), video("mp4", 640, 360, 3)),
                arguments("MP4, long boxes and times", SampleMovies.longMp4(), video("mp4", 4096, 360, 599.75)),
                arguments("MP4, filmed upright", SampleMovies.turned(), video("mp4", 720, 1280, 2)),
                arguments("MP4, size in the sample entry", SampleMovies.sizeInSampleEntry(), video("mp4", 854, 480, 2)),
                arguments("MP4 in fragments", SampleMovies.fragmented(), video("mp4", 640, 360, 12.5)),
                arguments("MP4, endless", SampleMovies.endless(), video("mp4", 640, 360, 0)),
                arguments("MP4, longer than anything", SampleMovies.longMp4(Long.MAX_VALUE), video("mp4", 4096, 360, 0)),
                arguments("MOV", SampleMovies.mp4("qt  ", 1920, 1080, 8), video("mov", 1920, 1080, 8)),
                arguments("MOV without a brand", SampleMovies.oldMovie(), video("mov", 320, 240, 4)),
                arguments("M4A", SampleMovies.sound("M4A "), audio("m4a", 61.5)),
                arguments("M4A under another brand", SampleMovies.sound("mp42"), audio("m4a", 61.5)),
                arguments("AVI", SampleMovies.avi(100, 0), video("avi", 720, 576, 4)),
                arguments("AVI of several parts", SampleMovies.avi(100, 5000), video("avi", 720, 576, 200)),
                arguments("FLV", SampleMovies.flv(), video("flv", 480, 270, 12.25)),
                arguments("FLV without script", SampleMovies.bareFlv(), video("flv", 0, 0, 0)),
                arguments("WebM", SampleMovies.matroska("webm"), video("webm", 0, 0, 0)),
                arguments("Matroska", SampleMovies.matroska("matroska"), video("mkv", 0, 0, 0)),
                arguments("transport stream", SampleMovies.transportStream(), video("ts", 0, 0, 0)),
                arguments("WAV", SampleSounds.wav(24_000, 1, 36_000), audio("wav", 1.5)),
                arguments("WAV in stereo", SampleSounds.wav(44_100, 2, 44_100 * 10), audio("wav", 10)),
                arguments("WAV, extensible, odd chunk before", SampleSounds.extensibleWav(), audio("wav", 0.5)),
                arguments("WAV of a recorder that was cut off", SampleSounds.openWav(), audio("wav", 0.25)),
                arguments("WAV, long form", SampleSounds.rf64(), audio("wav", 100_000)),
                arguments("MP3", SampleSounds.mp3(500), audio("mp3", 500 * 1152 / 44_100.0)),
                arguments("MP3 with tags before and behind", SampleSounds.taggedMp3(), audio("mp3", 250 * 1152 / 44_100.0)),
                arguments("MP3, half rate in mono", SampleSounds.halfRateMp3(), audio("mp3", 100 * 576 / 22_050.0)),
                arguments("MP3 that counts its frames", SampleSounds.countedMp3("Xing"), audio("mp3", 9000 * 1152 / 44_100.0)),
                arguments("MP3 of one rate that does", SampleSounds.countedMp3("Info"), audio("mp3", 9000 * 1152 / 44_100.0)),
                arguments("MP3 that does in the other way", SampleSounds.vbriMp3(), audio("mp3", 9000 * 1152 / 44_100.0)),
                arguments("AAC", SampleSounds.aac(300), audio("aac", 300 * 1024 / 48_000.0)),
                arguments("AAC with a tag", SampleSounds.taggedAac(), audio("aac", 300 * 1024 / 48_000.0)),
                arguments("Ogg Opus", SampleSounds.opus(), audio("ogg", 7.5)),
                arguments("Ogg Vorbis", SampleSounds.vorbis(), audio("ogg", 30)),
                arguments("Ogg, another codec", SampleSounds.speex(), audio("ogg", 0)),
                arguments("WMA", SampleSounds.asf(false), audio("wma", 17.5)),
                arguments("WMV", SampleSounds.asf(true), video("wmv", 0, 0, 17.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void tellsKindFormatSizeAndLength(String what, byte[] content, MediaInfo expected) {
        assertThat(MediaProbe.probe(content)).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aCutOffFileIsNeverAnError(String what, byte[] content, MediaInfo expected) {
        int step = Math.max(1, content.length / 500);
        for (int length = 0; length < content.length; length += step) {
            MediaProbe.probe(Arrays.copyOf(content, length)).ifPresent(MediaProbeTest::assertSound);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aDamagedFileIsNeverAnErrorAndNeverTakesLong(String what, byte[] content, MediaInfo expected) {
        Random random = new Random(11);
        int[] values = { 0, 1, 0x7F, 0x80, 0xFF };
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 1000; round++) {
                byte[] damaged = content.clone();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    int at = 4 + random.nextInt(Math.min(400, damaged.length) - 4);
                    damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : values[random.nextInt(5)]);
                }
                MediaProbe.probe(damaged).ifPresent(MediaProbeTest::assertSound);
            }
        });
    }

    @Test
    void noiseIsNeverAnError() {
        Random random = new Random(3);
        for (byte[] beginning : List.of(new byte[0], "RIFF\0\0\0\0WAVE".getBytes(), "ID3\3\0\0\0\0\0\0".getBytes(),
                "\0\0\0\30ftypmp42".getBytes(), "OggS\0\2".getBytes(), "RIFF\0\0\0\0AVI ".getBytes(), "FLV\1".getBytes())) {
            for (int round = 0; round < 500; round++) {
                byte[] noise = new byte[beginning.length + random.nextInt(3000)];
                random.nextBytes(noise);
                System.arraycopy(beginning, 0, noise, 0, beginning.length);
                MediaProbe.probe(noise).ifPresent(MediaProbeTest::assertSound);
            }
        }
    }

    @Test
    void aLargeFileOfEmptyBoxesTakesNoTime() {
        byte[] content = SampleMovies.mp4("isom", 640, 360, 1);
        byte[] large = Arrays.copyOf(content, 20_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> assertThat(MediaProbe.probe(large)).contains(video("mp4", 640, 360, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "I", "GIF8", "a plain text that goes on for a while", "<html><body>not found</body></html>",
            "{\"error\":true}", "RIFF    CDXA", "BM of the text kind, and more of it", "\0\0\0\30ftypheic and so on",
            "\0\0\0\30ftypavif and so on" })
    void whatIsNoKnownMediaIsNone(String text) {
        assertThat(MediaProbe.probe(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void oneFrameMarkInAnotherFileMakesNoSound() {
        byte[] content = new byte[5000];
        System.arraycopy(SampleSounds.mp3(1), 0, content, 0, 417);

        assertThat(MediaProbe.probe(content)).isEmpty();
    }

    private static void assertSound(MediaInfo info) {
        assertThat(info.kind()).isIn("image", "video", "audio");
        assertThat(info.width()).isNotNegative();
        assertThat(info.height()).isNotNegative();
        assertThat(info.seconds()).isNotNegative().isFinite();
    }

    private static MediaInfo video(String format, int width, int height, double seconds) {
        return new MediaInfo("video", format, width, height, seconds);
    }

    private static MediaInfo audio(String format, double seconds) {
        return new MediaInfo("audio", format, 0, 0, seconds);
    }
}
