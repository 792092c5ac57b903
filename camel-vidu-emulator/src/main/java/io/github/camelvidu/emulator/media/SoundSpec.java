// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.util.Objects;

/**
 * What a rendered sound plays. Two equal specs give the same bytes.
 *
 * @param kind    what it sounds like
 * @param seconds length, 0.1 to 3600, rounded to milliseconds
 * @param text    for speech what is spoken, {@code <#seconds#>} being a pause (Vidu reference, section 5.17); else the
 *                prompt, by which sounds of one seed differ; never null, may be empty
 * @param seed    picks the pitch and, but for speech, the tune
 */
public record SoundSpec(Kind kind, double seconds, String text, long seed) {

    /** What a sound is like. */
    public enum Kind {
        /** Short gliding tones. */
        EFFECT,
        /** Slow chords. */
        MUSIC,
        /** Syllables that follow the text, which fills the whole length, fast or slow. */
        SPEECH
    }

    /** Samples a second. */
    static final int RATE = 24_000;
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 3600;

    public SoundSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw new IllegalArgumentException("seconds must be " + SHORTEST + " to " + (int) LONGEST + ", but is " + seconds);
        }
        seconds = Math.round(seconds * 1000) / 1000.0;
    }

    /** How many samples the sound has. */
    int samples() {
        return (int) (Math.round(seconds * 1000) * (RATE / 1000));
    }

    /** Everything but the text, which belongs in no log. */
    @Override
    public String toString() {
        return "SoundSpec[" + kind + ", " + seconds + " s, seed " + seed + "]";
    }
}
