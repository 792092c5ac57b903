// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.List;
import java.util.Random;

/**
 * Something that sounds like a person who speaks a text in an unknown language: vowels have the overtones of a mouth,
 * hisses are noise, pauses are silent. The text fills the whole length.
 */
final class Speech implements Tones {

    /** The resonances of the vowels a, e, i, o, u in Hz. */
    private static final int[][] RESONANCES
            = { { 730, 1090, 2440 }, { 530, 1840, 2480 }, { 270, 2290, 3010 }, { 570, 840, 2410 }, { 300, 870, 2240 } };
    private static final double RESONANCE_WIDTH = 110;
    private static final int HIGHEST_OVERTONE = 3500;
    private static final int MOST_OVERTONES = 16;
    /** How long a sound takes to begin and to end; 8 ms in samples. */
    private static final double SOFT = SoundSpec.RATE * 0.008;

    private final List<Utterance.Sound> sounds;
    private final double samplesPerSecond;
    private final double speaker;
    private final double[] overtones = new double[MOST_OVERTONES];
    private long noise;
    private double lastNoise;
    private double spoken;
    private int next;

    // of the sound under way
    private Utterance.Sound sound;
    private int position;
    private int length;
    private double step;
    private double turns;

    Speech(SoundSpec spec) {
        sounds = Utterance.of(spec.text());
        samplesPerSecond = spec.samples() / sounds.stream().mapToDouble(Utterance.Sound::seconds).sum();
        // java.util.Random begins alike for neighbouring seeds
        Random random = new Random(spec.seed() * 0x9E3779B97F4A7C15L);
        speaker = 95 + 110 * random.nextDouble();
        noise = random.nextLong();
    }

    @Override
    public double next() {
        while (position >= length && next < sounds.size()) {
            begin(sounds.get(next++));
        }
        double loudness = Math.min(1, Math.min(position, length - position) / SOFT);
        position++;
        return Math.max(0, loudness) * switch (sound.voice()) {
            case VOWEL -> 0.75 * voice();
            case HUM -> 0.3 * voice();
            case HISS -> 0.12 * hiss();
            case PAUSE -> 0;
        };
    }

    private void begin(Utterance.Sound other) {
        sound = other;
        long start = Math.round(spoken * samplesPerSecond);
        spoken += other.seconds();
        length = (int) (Math.round(spoken * samplesPerSecond) - start);
        position = 0;
        double pitch = speaker * other.pitch();
        step = pitch / SoundSpec.RATE;
        double sum = 0;
        for (int i = 0; i < MOST_OVERTONES; i++) {
            double frequency = pitch * (i + 1);
            overtones[i] = frequency > HIGHEST_OVERTONE
                    ? 0 : strength(frequency, RESONANCES[other.vowel()]) / StrictMath.sqrt(i + 1);
            sum += overtones[i];
        }
        for (int i = 0; i < MOST_OVERTONES; i++) {
            overtones[i] /= sum;
        }
    }

    private static double strength(double frequency, int[] resonances) {
        double strength = 0.05;
        for (int i = 0; i < resonances.length; i++) {
            double away = (frequency - resonances[i]) / RESONANCE_WIDTH;
            strength += 1 / (1 + away * away) / (i + 1);
        }
        return strength;
    }

    /** The tones run on from sound to sound, so that a word sounds like one. */
    private double voice() {
        turns += step;
        turns -= (long) turns;
        double sum = 0;
        for (int i = 0; i < MOST_OVERTONES; i++) {
            if (overtones[i] > 0) {
                sum += overtones[i] * Sine.ofTurns(turns * (i + 1));
            }
        }
        return sum;
    }

    /** Noise without its low part. */
    private double hiss() {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        double now = (noise >> 33) / (double) (1L << 30);
        double high = now - lastNoise;
        lastNoise = now;
        return high;
    }
}
