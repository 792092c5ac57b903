// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The off-peak price of a row (Vidu reference, section 11).
 *
 * @param half   whether it is half of the normal result, rounded up; the rest is null then
 * @param fixed  replaces that of the row; null when it stays
 * @param totals replaces that of the row; null when it stays
 * @param each   replaces that of the row; null when it stays
 */
public record OffPeak(boolean half, BigDecimal fixed, List<BigDecimal> totals, BigDecimal each) {

    public OffPeak {
        totals = Copies.nullable(totals);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static OffPeak replacing(
            @JsonProperty("fixed") BigDecimal fixed,
            @JsonProperty("totals") List<BigDecimal> totals,
            @JsonProperty("each") BigDecimal each) {
        return new OffPeak(false, fixed, totals, each);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OffPeak named(String name) {
        if (!name.equals("half")) {
            throw new IllegalArgumentException("off-peak is half, an object or null, not " + name);
        }
        return new OffPeak(true, null, null, null);
    }

    /** The tariff with what off-peak replaces. */
    public Tariff replacing(Tariff normal) {
        return new Tariff(
                Field.either(fixed, normal.fixed()),
                Field.either(totals, normal.totals()),
                Field.either(each, normal.each()));
    }
}
