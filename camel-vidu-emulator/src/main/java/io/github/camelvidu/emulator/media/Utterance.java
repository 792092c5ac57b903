// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as a row of sounds: letters are vowels, hums or hisses, punctuation is a pause, and {@code <#seconds#>} is a
 * pause of that length (Vidu reference, section 5.17). This is rhythm and tune, not language.
 */
final class Utterance {

    /** What is heard. */
    enum Voice {
        VOWEL,
        HUM,
        HISS,
        PAUSE
    }

    /**
     * One sound.
     *
     * @param seconds at the natural speed
     * @param vowel   which of {@link #VOWELS}; of a hum or a hiss, no matter
     * @param pitch   against the speaker's own, which is 1
     */
    record Sound(Voice voice, double seconds, int vowel, double pitch) {

        private Sound at(double otherPitch) {
            return new Sound(voice, seconds, vowel, otherPitch);
        }
    }

    static final String VOWELS = "aeiou";

    private static final double CHARACTERS_PER_SECOND = 15;
    private static final String HUMS = "bdgjlmnrvwyz";
    private static final String BREATHS = ",;:\u3001\uFF0C\uFF1B\uFF1A\u2013\u2014()";
    private static final String ENDS = ".!?\n\u3002\uFF01\uFF1F\u2026";
    private static final String QUESTIONS = "?\uFF1F";
    private static final Pattern PAUSE = Pattern.compile("<#(\\d{1,2}(?:\\.\\d{1,2})?)#>");

    private final List<Sound> sounds = new ArrayList<>();
    private int sentence;

    private Utterance() {
    }

    /** The sounds of a text, at least one that is heard. */
    static List<Sound> of(String text) {
        Utterance utterance = new Utterance();
        Matcher pause = PAUSE.matcher(text);
        int from = 0;
        while (pause.find()) {
            utterance.speak(text.substring(from, pause.start()));
            utterance.add(Voice.PAUSE, Double.parseDouble(pause.group(1)) * CHARACTERS_PER_SECOND, 0);
            from = pause.end();
        }
        utterance.speak(text.substring(from));
        utterance.endSentence(false);
        if (utterance.sounds.stream().allMatch(sound -> sound.voice() == Voice.PAUSE)) {
            utterance.add(Voice.VOWEL, CHARACTERS_PER_SECOND, 0);
        }
        return utterance.sounds;
    }

    private void speak(String text) {
        text.toLowerCase(Locale.ROOT).codePoints().forEach(this::speak);
    }

    private void speak(int character) {
        int letter = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD).codePointAt(0);
        int vowel = VOWELS.indexOf(letter);
        if (vowel >= 0) {
            add(Voice.VOWEL, 1.5, vowel);
        } else if (letter >= 'a' && letter <= 'z') {
            add(HUMS.indexOf(letter) >= 0 ? Voice.HUM : Voice.HISS, 0.8, letter % VOWELS.length());
        } else if (Character.isLetterOrDigit(letter)) {
            // a syllable of another script, or a digit
            add(letter % 2 == 0 ? Voice.HUM : Voice.HISS, 0.4, 0);
            add(Voice.VOWEL, 1.2, letter / 2 % VOWELS.length());
        } else if (ENDS.indexOf(letter) >= 0) {
            endSentence(QUESTIONS.indexOf(letter) >= 0);
            add(Voice.PAUSE, 5, 0);
            sentence = sounds.size();
        } else {
            add(Voice.PAUSE, BREATHS.indexOf(letter) >= 0 ? 3 : 0.6, 0);
        }
    }

    private void add(Voice voice, double units, int vowel) {
        sounds.add(new Sound(voice, units / CHARACTERS_PER_SECOND, vowel, 1));
    }

    /** The tune falls to the end of a sentence, and rises at the end of a question. */
    private void endSentence(boolean question) {
        double length = sounds.size() - sentence;
        for (int i = sentence; i < sounds.size(); i++) {
            double part = (i - sentence) / length;
            double rise = question ? 2 * Math.max(0, part - 0.75) : 0;
            sounds.set(i, sounds.get(i).at(1.15 - 0.25 * part + rise));
        }
        sentence = sounds.size();
    }
}
