// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes one attempt recognizable on the platform: 128 random bits in a fixed form, in front of the user's own
 * {@code payload}. On the way back it is taken off by its form alone, so that any node and any later version can do it.
 */
public final class Marker {

    /** Characters that a marker takes from the {@code payload}. */
    public static final int LENGTH = 37;

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("^\\[cv:([0-9a-f]{32})\\]");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Marker() {
    }

    /** A new marker, for example {@code [cv:3f1c9a7e5b2d48603f1c9a7e5b2d4860]}. */
    public static String next() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return "[cv:" + HexFormat.of().formatHex(bits) + "]";
    }

    /** The payload to send. @param payload the user's own; may be null */
    public static String mark(String marker, String payload) {
        return payload == null ? marker : marker + payload;
    }

    /** The marker that a payload begins with. @param payload may be null */
    public static Optional<String> of(String payload) {
        if (payload == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(payload);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The user's own part of a payload. @param payload may be null, then the answer is null */
    public static String strip(String payload) {
        return payload == null ? null : FORM.matcher(payload).replaceFirst("");
    }
}
