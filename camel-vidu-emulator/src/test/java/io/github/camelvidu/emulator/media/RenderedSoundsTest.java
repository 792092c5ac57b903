// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelvidu.emulator.media.SoundSpec.Kind.EFFECT;
import static io.github.camelvidu.emulator.media.SoundSpec.Kind.MUSIC;
import static io.github.camelvidu.emulator.media.SoundSpec.Kind.SPEECH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RenderedSoundsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({ "EFFECT, 2", "EFFECT, 0.1", "MUSIC, 10", "MUSIC, 7.301", "SPEECH, 0.1", "SPEECH, 3.333", "SPEECH, 61" })
    void aSoundIsAWavOfExactlyTheAskedLength(SoundSpec.Kind kind, double seconds) throws Exception {
        RenderedMedia sound = library().sound(new SoundSpec(kind, seconds, "The tide comes in.", 5));

        assertThat(sound.contentType()).isEqualTo("audio/wav");
        assertThat(sound.length()).isEqualTo(44 + Math.round(seconds * 1000) * 48).isEqualTo(Files.size(sound.file()));
        assertThat(MediaProbe.probe(Files.readAllBytes(sound.file()))).contains(new MediaInfo("audio", "wav", 0, 0, seconds));
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(sound.file().toFile())) {
            assertThat(stream.getFormat().matches(new AudioFormat(24_000, 16, 1, true, false))).isTrue();
            assertThat(stream.getFrameLength()).isEqualTo(Math.round(seconds * 24_000));
        }
    }

    @ParameterizedTest
    @EnumSource(SoundSpec.Kind.class)
    void aSoundIsHeardFromBeginningToEndWithoutClicks(SoundSpec.Kind kind) throws IOException {
        ShortBuffer samples = samples(new SoundSpec(kind, 5, "A long and winding road goes by the old mill", 11));

        for (int half = 0; half < 10; half++) {
            assertThat(loudness(samples, half * 0.5, half * 0.5 + 0.5)).as("half second %d", half).isBetween(0.02, 0.5);
        }
        assertThat(peak(samples)).isBetween(0.2, 0.95);
        assertThat(Math.abs(samples.get(0))).isLessThan((short) 50);
        assertThat(Math.abs(samples.get(samples.limit() - 1))).isLessThan((short) 400);
    }

    @Test
    void speechIsSilentAtPunctuationAndAtPauses() throws IOException {
        // 0.2 s for four letters at the natural speed, then a pause of 1 s, and the same once more
        ShortBuffer samples = samples(new SoundSpec(SPEECH, 1.4, "aa<#1#>aa", 1));

        assertThat(loudness(samples, 0.02, 0.18)).isGreaterThan(0.1);
        assertThat(loudness(samples, 0.2, 1.2)).isZero();
        assertThat(loudness(samples, 1.22, 1.38)).isGreaterThan(0.1);
    }

    @Test
    void speechFollowsTheTextHowLongItMayTake() throws IOException {
        // vowel 1.5, end of a sentence 5 in fifteenths of a second, 16 in all
        ShortBuffer slow = samples(new SoundSpec(SPEECH, 16, "aa.aa.", 1));

        assertThat(loudness(slow, 0.1, 2.9)).isGreaterThan(0.1);
        assertThat(loudness(slow, 3, 8)).isZero();
        assertThat(loudness(slow, 8.1, 10.9)).isGreaterThan(0.1);
        assertThat(loudness(slow, 11, 16)).isZero();
    }

    @Test
    void vowelsAreLouderThanConsonants() throws IOException {
        // 0.8 and 1.5 of 4.6 parts
        ShortBuffer samples = samples(new SoundSpec(SPEECH, 4.6, "soso", 1));

        assertThat(loudness(samples, 0, 0.8)).isGreaterThan(0.01);
        assertThat(loudness(samples, 0.8, 2.3)).isGreaterThan(2 * loudness(samples, 0, 0.8));
    }

    @Test
    void aQuestionRisesAndASentenceFalls() {
        List<Utterance.Sound> question = Utterance.of("is this so?");
        List<Utterance.Sound> sentence = Utterance.of("is this so.");

        assertThat(question.get(0).pitch()).isEqualTo(sentence.get(0).pitch()).isEqualTo(1.15);
        assertThat(sentence.get(9).pitch()).isCloseTo(1.15 - 0.25 * 0.9, within(1e-9));
        assertThat(question.get(9).pitch()).isCloseTo(1.15 - 0.25 * 0.9 + 0.3, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "...", "<#2.5#>" })
    void speechWithoutATextIsHeardAllTheSame(String text) throws IOException {
        assertThat(peak(samples(new SoundSpec(SPEECH, 4, text, 1)))).isGreaterThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\u706F\u5854\u5B88\u62A4\u4EBA", "na\u00EFve caf\u00E9", "1234", "\uD83D\uDE00 hi",
            "\u0431\u0435\u0440\u0435\u0433" })
    void anyScriptIsHeard(String text) throws IOException {
        ShortBuffer samples = samples(new SoundSpec(SPEECH, 1, text, 1));

        assertThat(loudness(samples, 0, 1)).isGreaterThan(0.05);
    }

    @Test
    void theSameSpecGivesTheSameBytesInAnotherLibraryAndAnyOtherSpecOthers() {
        SoundSpec spec = new SoundSpec(MUSIC, 3, "rain", 7);
        RenderedMedia one = library().sound(spec);
        RenderedMedia same = MediaLibrary.in(directory.resolve("other")).sound(spec);

        assertThat(same.file()).isNotEqualTo(one.file()).hasSameBinaryContentAs(one.file());
        Set<String> tags = new HashSet<>(Set.of(one.etag()));
        for (SoundSpec other : List.of(new SoundSpec(MUSIC, 3, "rain", 8), new SoundSpec(MUSIC, 3, "snow", 7),
                new SoundSpec(MUSIC, 3.5, "rain", 7), new SoundSpec(EFFECT, 3, "rain", 7), new SoundSpec(SPEECH, 3, "rain", 7),
                new SoundSpec(SPEECH, 3, "snow", 7), new SoundSpec(SPEECH, 3, "rain", 8))) {
            tags.add(library().sound(other).etag());
        }
        assertThat(tags).hasSize(8);
    }

    /** When this fails, the sound has changed: raise the library's edition, then put the new tags here. */
    @ParameterizedTest
    @CsvSource({
            "EFFECT, 90852f50244e27e5b82692bd749acf98",
            "MUSIC, b04e1e78c9528ab8251406de2a711648",
            "SPEECH, 5b0536f82b9c81fd0e099f3cee813a0b" })
    void theBytesOfThisEditionAreTheSameOnEveryMachine(SoundSpec.Kind kind, String tag) {
        assertThat(library().sound(new SoundSpec(kind, 3, "The tide comes in.", 5)).etag()).isEqualTo('"' + tag + '"');
    }

    private MediaLibrary library() {
        return MediaLibrary.in(directory.resolve("media"));
    }

    private ShortBuffer samples(SoundSpec spec) throws IOException {
        byte[] file = Files.readAllBytes(library().sound(spec).file());
        return ByteBuffer.wrap(file, 44, file.length - 44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    /** The mean power of a time as a part of full scale. */
    private static double loudness(ShortBuffer samples, double fromSecond, double toSecond) {
        int from = (int) Math.round(fromSecond * 24_000);
        int to = (int) Math.round(toSecond * 24_000);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples.get(i) * samples.get(i);
        }
        return Math.sqrt(sum / (to - from)) / Short.MAX_VALUE;
    }

    private static double peak(ShortBuffer samples) {
        int peak = 0;
        for (int i = 0; i < samples.limit(); i++) {
            peak = Math.max(peak, Math.abs(samples.get(i)));
        }
        return peak / (double) Short.MAX_VALUE;
    }
}
