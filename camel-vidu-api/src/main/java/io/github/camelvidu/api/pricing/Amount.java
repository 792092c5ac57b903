// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of something that is charged.
 *
 * @param number not negative
 * @param unit   singular, for example {@code s} or {@code character}
 * @param of     what it was counted in, {@code image_settings[0]} or {@code video_url}; empty when it is the request
 */
record Amount(BigDecimal number, String unit, String of) {

    /** Blocks begun. */
    BigDecimal blocks(BigDecimal size) {
        return number.divide(size, 0, RoundingMode.CEILING);
    }

    String words() {
        String plural = unit.equals("s") || number.compareTo(BigDecimal.ONE) == 0 ? "" : "s";
        return (of.isEmpty() ? "" : of + ": ") + number.stripTrailingZeros().toPlainString() + " " + unit + plural;
    }
}
