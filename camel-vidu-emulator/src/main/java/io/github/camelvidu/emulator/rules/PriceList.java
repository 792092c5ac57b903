// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.json.JsonResource;

/**
 * The published credit prices (Vidu reference, section 12), evaluated as the {@code schema} part of the price file
 * says. Where only a part of a price is published, that part is charged. Immutable.
 */
public final class PriceList {

    private static final BigDecimal MOST_BLOCKS = BigDecimal.valueOf(1_000_000);

    private final JsonNode prices;

    private PriceList(JsonNode prices) {
        this.prices = prices;
    }

    /** The prices that come with the project. */
    public static PriceList published() {
        return new PriceList(JsonResource.read("/io/github/camelvidu/api/pricing.json"));
    }

    /** What a credit costs on the global site, in US dollars. */
    public BigDecimal usdPerCredit() {
        return prices.at("/unit_price/global_usd").decimalValue();
    }

    /**
     * What a request costs in credits.
     *
     * @param  lengths of what the request works on and gives
     * @return         empty when no price is published for it
     */
    public OptionalLong credits(EffectiveRequest request, Site site, Lengths lengths) {
        List<JsonNode> rows = fitting(prices.path("rows"), request, site);
        boolean ofSite = rows.stream().anyMatch(row -> !isAnySite(row));
        return rows.stream()
                .filter(row -> !ofSite || !isAnySite(row))
                .mapToLong(row -> base(row, request, lengths) + extras(request, site, lengths))
                .findFirst();
    }

    private long extras(EffectiveRequest request, Site site, Lengths lengths) {
        return fitting(prices.path("extras"), request, site).stream()
                .mapToLong(row -> charge(row, row, request, lengths))
                .sum();
    }

    private List<JsonNode> fitting(JsonNode rows, EffectiveRequest request, Site site) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("kind").asText().equals(request.operation().kind()))
                .filter(row -> fits(row.path("model"), request.text("model")))
                .filter(row -> fits(row.path("resolution"), resolution(request)))
                .filter(row -> within(row.path("seconds"), request.members().path("duration").intValue()))
                .filter(row -> within(row.path("images"), request.members().path("images").size()))
                .filter(row -> isAnySite(row) || row.path("site").asText().equals(site.name().toLowerCase(Locale.ROOT)))
                .filter(row -> new Condition(row.path("when")).holds(member -> value(request, member)))
                .toList();
    }

    /** Upscaling names it differently. */
    private static String resolution(EffectiveRequest request) {
        return request.text(request.operation().hasMember("upscale_resolution") ? "upscale_resolution" : "resolution");
    }

    /** Prices assume a value for some members that have no published default. */
    private JsonNode value(EffectiveRequest request, String member) {
        return request.members().has(member)
                ? request.members().get(member)
                : prices.at("/rules/defaults").path(request.operation().kind()).path(member);
    }

    private static boolean fits(JsonNode wanted, String value) {
        return !wanted.isTextual() || wanted.textValue().equals(value);
    }

    private static boolean within(JsonNode range, int value) {
        return !range.isArray() || range.get(0).intValue() <= value && value <= range.get(1).intValue();
    }

    private static boolean isAnySite(JsonNode row) {
        return "any".equals(row.path("site").asText("any"));
    }

    private static long base(JsonNode row, EffectiveRequest request, Lengths lengths) {
        long normal = charge(row, row, request, lengths);
        if (!request.flag("off_peak")) {
            return normal;
        }
        JsonNode offPeak = row.path("offPeak");
        // a row without an off-peak price falls back to the price list's own rule, half of the normal price
        return offPeak.isObject() ? charge(row, offPeak, request, lengths) : (normal + 1) / 2;
    }

    /** @param prices where fixed, totals and each come from if they are there; otherwise from the row */
    private static long charge(JsonNode row, JsonNode prices, EffectiveRequest request, Lengths lengths) {
        BigDecimal credits = member("fixed", prices, row).decimalValue();
        Measure measure = Measure.of(row.path("measure").asText());
        if (!measure.perTask()) {
            BigDecimal block = row.path("block").decimalValue();
            for (BigDecimal amount : measure.amounts(request, lengths)) {
                // only where limits are not checked is there less or more
                int quantity = amount.divide(block, 0, RoundingMode.CEILING).max(BigDecimal.ZERO).min(MOST_BLOCKS).intValue();
                credits = credits.add(metered(quantity, member("totals", prices, row), member("each", prices, row)));
            }
        }
        return credits.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** @param totals whole prices of the first blocks */
    private static BigDecimal metered(int quantity, JsonNode totals, JsonNode each) {
        int listed = Math.min(quantity, totals.size());
        BigDecimal total = listed == 0 ? BigDecimal.ZERO : totals.get(listed - 1).decimalValue();
        return total.add(each.decimalValue().multiply(BigDecimal.valueOf(quantity - listed)));
    }

    private static JsonNode member(String name, JsonNode first, JsonNode second) {
        return first.has(name) ? first.get(name) : second.path(name);
    }
}
