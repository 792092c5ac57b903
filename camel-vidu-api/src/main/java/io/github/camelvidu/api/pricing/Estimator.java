// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Confidence;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PriceList;
import io.github.camelvidu.api.catalog.PriceRow;
import io.github.camelvidu.api.catalog.Unpriced;

/**
 * Prices a request by the price list of the catalog (Vidu reference, section 12). It takes the request as it is:
 * whether the platform would accept it is for the validation to say. Immutable and safe for use by any thread.
 */
public final class Estimator {

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final PriceList prices;
    private final Site site;

    public Estimator(Catalog catalog, Site site) {
        this.prices = catalog.prices();
        this.site = Objects.requireNonNull(site, "site");
    }

    /**
     * @param operation what the body is for; see {@link Catalog#choose}
     * @param body      the request as it would be sent; not changed
     */
    public Estimate estimate(Operation operation, ObjectNode body) {
        PriceQuery query = new PriceQuery(prices, site, operation, body);
        List<Unpriced> gaps = query.unpriced();
        List<Unpriced> whole = gaps.stream().filter(gap -> !gap.surcharge()).toList();
        if (!whole.isEmpty()) {
            return without(whole.stream().map(Unpriced::why).collect(Collectors.joining("; ")), List.of());
        }
        List<PriceRow> base = query.base();
        if (base.size() != 1) {
            String why = (base.isEmpty() ? "no price" : "more than one price") + " is listed for this request";
            return without(why, List.of());
        }
        return estimate(base.get(0), query, gaps);
    }

    private Estimate estimate(PriceRow base, PriceQuery query, List<Unpriced> gaps) {
        if (query.offPeak() && base.offPeak() == null) {
            return without("the off-peak price is not known", List.of());
        }
        Amounts amounts = Amounts.of(base.measure(), query.request());
        if (amounts.unknown() != null) {
            return without(amounts.unknown(), List.of(rate(base)));
        }
        Charge charge = Charge.of(base, amounts.list(), query.offPeak());
        Sum sum = new Sum();
        sum.add(charge.credits(), base.confidence(), charge.lines());
        query.extras().forEach(extra -> add(extra, query, sum));
        gaps.forEach(gap -> sum.open(gap.part() + ": " + gap.why()));
        return sum.estimate();
    }

    private void add(PriceRow extra, PriceQuery query, Sum sum) {
        Amounts amounts = Amounts.of(extra.measure(), query.request());
        if (amounts.unknown() != null) {
            sum.open(name(extra) + ": " + amounts.unknown());
            sum.lines.add(name(extra) + ": " + rate(extra));
        } else {
            BigDecimal credits = Charge.of(extra, amounts.list(), false).credits();
            sum.add(credits, extra.confidence(), List.of(name(extra) + " +" + credits));
        }
    }

    private static String name(PriceRow extra) {
        return extra.note() != null ? extra.note() : String.join(", ", extra.when().keySet());
    }

    private static String rate(PriceRow row) {
        String unit = row.block().compareTo(BigDecimal.ONE) == 0 ? "s" : row.block().toPlainString() + " s";
        return row.each().toPlainString() + " credits per " + unit;
    }

    private Estimate without(String why, List<String> lines) {
        return new Estimate(null, false, null, lines, why, null, prices.unitPrice().currency(site));
    }

    /** The sum while it is made. */
    private final class Sum {

        private final List<String> lines = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private BigDecimal credits = BigDecimal.ZERO;
        private Confidence confidence = Confidence.HIGH;

        private void add(BigDecimal more, Confidence sure, List<String> how) {
            credits = credits.add(more);
            confidence = confidence.and(sure);
            lines.addAll(how);
        }

        private void open(String why) {
            open.add(why);
        }

        private Estimate estimate() {
            if (credits.compareTo(MOST) > 0) {
                return without("the amount is out of range", lines);
            }
            return new Estimate(
                    credits.intValueExact(), !open.isEmpty(), confidence.toString(), lines,
                    open.isEmpty() ? null : String.join("; ", open), price(), prices.unitPrice().currency(site));
        }

        /** At least two decimals, as money is written. */
        private BigDecimal price() {
            BigDecimal exact = credits.multiply(prices.unitPrice().of(site)).stripTrailingZeros();
            return exact.scale() < 2 ? exact.setScale(2) : exact;
        }
    }
}
