// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids as clients write them: decimal 64-bit numbers as text (Vidu reference, section 1). */
public final class DecimalId {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");

    private DecimalId() {
    }

    /** Empty for what is no number, or one that 64 bits cannot hold. */
    public static Optional<Long> parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
