// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a request will probably cost. The credits of the platform's answer decide (Vidu reference, section 12).
 *
 * @param credits    null when it cannot be priced
 * @param lowerBound whether a part is without a known price, so that it will cost the credits or more
 * @param confidence {@code high}, {@code medium}, {@code low} or {@code guess}, that of the least sure part; null
 *                   without credits
 * @param lines      how the credits come about, to be read by people: {@code 5 s x 12 credits}, {@code audio +15}
 * @param unpriced   why it, or a part of it, cannot be priced; null when everything has a price
 * @param price      the credits in money; null without credits
 * @param currency   ISO 4217 code of the price, by site
 */
public record Estimate(
        Integer credits,
        boolean lowerBound,
        String confidence,
        List<String> lines,
        String unpriced,
        BigDecimal price,
        String currency) {

    public Estimate {
        lines = List.copyOf(lines);
    }
}
