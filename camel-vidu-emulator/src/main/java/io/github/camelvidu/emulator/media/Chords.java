// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Random;

/** Chords of three tones, one after the other, that a seed and a text choose: slow and steady, or short and gliding. */
final class Chords implements Tones {

    /** Any of these tones go together; in semitones. */
    private static final int[] SCALE = { 0, 2, 4, 7, 9 };
    private static final int NOTES = 3;
    private static final double SLOW = 0.75;
    private static final double SHORT = 0.25;
    /** How long a tone takes to begin and to end, so that it does not click; 10 ms in samples. */
    private static final double SOFT = SoundSpec.RATE * 0.01;

    private final Random random;
    private final boolean gliding;
    private final int samples;
    private final int beat;
    private final double keynote;
    private final double[] steps = new double[NOTES];
    private final double[] turns = new double[NOTES];
    private double glide;
    private int position;

    Chords(SoundSpec spec) {
        // java.util.Random begins alike for neighbouring seeds
        random = new Random(spec.seed() * 0x9E3779B97F4A7C15L ^ spec.text().hashCode() * 0xBF58476D1CE4E5B9L);
        gliding = spec.kind() == SoundSpec.Kind.EFFECT;
        samples = spec.samples();
        beat = (int) (SoundSpec.RATE * (gliding ? SHORT : SLOW));
        keynote = 110 * semitones(random.nextInt(12));
    }

    @Override
    public double next() {
        int inBeat = position % beat;
        if (inBeat == 0) {
            chooseChord();
        }
        double part = inBeat / (double) beat;
        double left = Math.min(beat - inBeat, samples - position);
        double loudness = Math.min(1, Math.min(inBeat, left) / SOFT) * (1 - 0.7 * part);
        double sum = 0;
        for (int note = 0; note < NOTES; note++) {
            turns[note] += steps[note] * (1 + glide * part);
            sum += Sine.ofTurns(turns[note]) + 0.3 * Sine.ofTurns(2 * turns[note]);
        }
        position++;
        return 0.2 * loudness * sum;
    }

    private void chooseChord() {
        int degree = random.nextInt(SCALE.length);
        glide = gliding ? random.nextDouble() * 1.5 - 0.6 : 0;
        for (int note = 0; note < NOTES; note++) {
            int of = degree + 2 * note;
            int above = SCALE[of % SCALE.length] + 12 * (of / SCALE.length);
            steps[note] = keynote * semitones(above) / SoundSpec.RATE;
            turns[note] = 0;
        }
    }

    private static double semitones(int above) {
        return StrictMath.pow(2, above / 12.0);
    }
}
