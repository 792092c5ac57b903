// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A video that is wanted. Its prompt tells the platform how long to work on it, so that all contenders get the same.
 *
 * @param number tells it from others
 * @param millis how long the platform works on it
 */
public record Wish(int number, long millis) {

    private static final Pattern PROMPT = Pattern.compile("Kite (\\d+) over the dunes, (\\d+) ms\\.");

    public String prompt() {
        return "Kite " + number + " over the dunes, " + millis + " ms.";
    }

    /** @throws IllegalArgumentException if it is the prompt of no wish */
    static Wish of(String prompt) {
        Matcher matcher = PROMPT.matcher(prompt);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a prompt of the benchmark");
        }
        return new Wish(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
}
