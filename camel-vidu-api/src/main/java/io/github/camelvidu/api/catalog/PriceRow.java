// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelvidu.api.Site;

/**
 * A price, or an extra that is added to one (Vidu reference, section 12). Credits unless it says otherwise.
 *
 * @param kind       of the operation
 * @param model      null: any, also when the operation has none
 * @param resolution null: any, also when the operation has none
 * @param seconds    durations that it is for, in seconds; null: any
 * @param images     numbers of pictures that it is for; null: any
 * @param when       further tests on effective values; empty: none
 * @param measure    what is counted
 * @param block      how much of the measure makes a block
 * @param fixed      see {@link Tariff}
 * @param totals     see {@link Tariff}
 * @param each       see {@link Tariff}
 * @param offPeak    null: not offered, or not known
 * @param site       {@code any}, {@code global} or {@code china}
 * @param confidence how sure this is
 * @param note       a remark; may be null
 */
public record PriceRow(
        @JsonProperty(required = true) String kind,
        String model,
        String resolution,
        Range seconds,
        Range images,
        Map<String, Condition> when,
        @JsonProperty(required = true) Measure measure,
        @JsonProperty(required = true) BigDecimal block,
        @JsonProperty(required = true) BigDecimal fixed,
        @JsonProperty(required = true) List<BigDecimal> totals,
        @JsonProperty(required = true) BigDecimal each,
        @JsonProperty("offPeak") OffPeak offPeak,
        @JsonProperty(required = true) String site,
        @JsonProperty(required = true) Confidence confidence,
        String note) {

    private static final Set<String> SITES = Set.of("any", "global", "china");

    public PriceRow {
        when = Copies.of(when);
        totals = Copies.of(totals);
        if (!SITES.contains(site)) {
            throw new IllegalArgumentException("the site of a price is any, global or china, not " + site);
        }
        if (block.signum() <= 0) {
            throw new IllegalArgumentException("the block of a price is more than 0, not " + block);
        }
    }

    /** Whether the row is for this site alone. */
    public boolean only(Site where) {
        return site.equals(where.name().toLowerCase(Locale.ROOT));
    }

    /** Whether the row holds on this site. */
    public boolean on(Site where) {
        return site.equals("any") || only(where);
    }

    /** The normal tariff. */
    @JsonIgnore
    public Tariff tariff() {
        return new Tariff(fixed, totals, each);
    }
}
