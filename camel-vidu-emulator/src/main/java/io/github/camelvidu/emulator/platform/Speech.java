// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a spoken text is. Assumed: 15 characters a second at normal speed; pauses are as long as their markers say
 * at any speed (Vidu reference, sections 5.11 and 5.17).
 */
final class Speech {

    private static final Pattern PAUSE = Pattern.compile("<#(\\d{1,2}(?:\\.\\d{1,2})?)#>");
    private static final double CHARACTERS_A_SECOND = 15;
    private static final double SHORTEST = 0.5;

    private Speech() {
    }

    /**
     * @param  speed 1 is normal
     * @return       length in seconds, in whole milliseconds
     */
    static double seconds(String text, double speed) {
        double pauses = PAUSE.matcher(text).results().mapToDouble(pause -> Double.parseDouble(pause.group(1))).sum();
        String spoken = words(text);
        double words = spoken.codePointCount(0, spoken.length()) / CHARACTERS_A_SECOND / speed;
        return Math.round(1000 * Math.max(SHORTEST, words + pauses)) / 1000.0;
    }

    /** The text without its pauses. */
    static String words(String text) {
        Matcher pauses = PAUSE.matcher(text);
        return pauses.replaceAll(" ");
    }
}
