// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What a price is counted in.
 *
 * @param basis  what is counted
 * @param member the list of {@code DURATION}, whose objects are charged one by one, or the text of {@code CHARS}; null
 *               otherwise
 */
public record Measure(Basis basis, String member) {

    /** What is counted. The last four are known only when the request holds the file itself. */
    public enum Basis {
        /** The task itself: one. */
        TASK,
        /** The effective duration in seconds, of the request or of each object of a list. */
        DURATION,
        /** Characters of a text. */
        CHARS,
        /** Prompts asked for: count times number of types. */
        PROMPTS,
        /** Seconds of the input clip. */
        SOURCE_SECONDS,
        /** Seconds of the input sound. */
        AUDIO_SECONDS,
        /** Seconds of the speech. */
        SPEECH_SECONDS,
        /** Seconds of the result. */
        OUTPUT_SECONDS
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Measure of(String text) {
        int colon = text.indexOf(':');
        String member = colon < 0 ? null : text.substring(colon + 1);
        Basis basis = switch (colon < 0 ? text : text.substring(0, colon)) {
            case "task" -> Basis.TASK;
            case "duration" -> Basis.DURATION;
            case "chars" -> Basis.CHARS;
            case "prompts" -> Basis.PROMPTS;
            case "sourceSeconds" -> Basis.SOURCE_SECONDS;
            case "audioSeconds" -> Basis.AUDIO_SECONDS;
            case "speechSeconds" -> Basis.SPEECH_SECONDS;
            case "outputSeconds" -> Basis.OUTPUT_SECONDS;
            default -> throw new IllegalArgumentException("unknown measure " + text);
        };
        if (basis == Basis.CHARS ? member == null : member != null && basis != Basis.DURATION) {
            throw new IllegalArgumentException("unknown measure " + text);
        }
        return new Measure(basis, member);
    }
}
