// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * How credits follow from a number of blocks {@code q}: with {@code k} totals it is
 * {@code fixed + (totals[min(q, k) - 1] when k > 0 and q > 0, else 0) + each * max(0, q - k)}.
 *
 * @param fixed  credits whatever the number of blocks
 * @param totals the whole price of the first block, of the first two, and so on; may be empty
 * @param each   credits for each block after those
 */
public record Tariff(BigDecimal fixed, List<BigDecimal> totals, BigDecimal each) {

    public Tariff {
        totals = List.copyOf(totals);
    }

    /** @param blocks not negative */
    public BigDecimal credits(BigDecimal blocks) {
        BigDecimal listed = BigDecimal.valueOf(totals.size());
        BigDecimal first = BigDecimal.ZERO;
        if (!totals.isEmpty() && blocks.signum() > 0) {
            first = totals.get(blocks.min(listed).intValueExact() - 1);
        }
        return fixed.add(first).add(each.multiply(blocks.subtract(listed).max(BigDecimal.ZERO)));
    }
}
