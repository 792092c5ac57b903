// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;

/**
 * The published credit prices (Vidu reference, section 12), evaluated as the {@code schema} part of the price file
 * says.
 */
public final class PriceList {

    private final JsonNode prices;

    private PriceList(JsonNode prices) {
        this.prices = prices;
    }

    /** The prices that come with the project. */
    public static PriceList published() {
        return new PriceList(JsonResource.read("/io/github/camelvidu/api/pricing.json"));
    }

    /**
     * What a request costs in credits.
     *
     * @return empty when no price is published for it
     */
    public OptionalLong credits(EffectiveRequest request, Site site) {
        List<JsonNode> rows = fitting(prices.path("rows"), request, site);
        boolean ofSite = rows.stream().anyMatch(row -> !isAnySite(row));
        return rows.stream()
                .filter(row -> !ofSite || !isAnySite(row))
                .mapToLong(row -> base(row, request) + extras(request, site))
                .findFirst();
    }

    private long extras(EffectiveRequest request, Site site) {
        return fitting(prices.path("extras"), request, site).stream()
                .mapToLong(row -> charge(row, row, request))
                .sum();
    }

    private static List<JsonNode> fitting(JsonNode rows, EffectiveRequest request, Site site) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("kind").asText().equals(request.operation().kind()))
                .filter(row -> fits(row.path("model"), request.text("model")))
                .filter(row -> fits(row.path("resolution"), request.text("resolution")))
                .filter(row -> within(row.path("seconds"), request.members().path("duration").intValue()))
                .filter(row -> within(row.path("images"), request.members().path("images").size()))
                .filter(row -> isAnySite(row) || row.path("site").asText().equals(site.name().toLowerCase(Locale.ROOT)))
                .filter(row -> new Condition(row.path("when")).holds(request.members()::path))
                .toList();
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

    private static long base(JsonNode row, EffectiveRequest request) {
        long normal = charge(row, row, request);
        if (!request.flag("off_peak")) {
            return normal;
        }
        JsonNode offPeak = row.path("offPeak");
        // a row without an off-peak price falls back to the price list's own rule, half of the normal price
        return offPeak.isObject() ? charge(row, offPeak, request) : (normal + 1) / 2;
    }

    /** @param prices where fixed, totals and each come from if they are there; otherwise from the row */
    private static long charge(JsonNode row, JsonNode prices, EffectiveRequest request) {
        JsonNode totals = member("totals", prices, row);
        long quantity = ceilDiv(amount(row.path("measure").asText(), request), row.path("block").asLong(1));
        long total
                = totals.isEmpty() || quantity == 0 ? 0 : totals.get((int) Math.min(quantity, totals.size()) - 1).longValue();
        double each = member("each", prices, row).doubleValue() * Math.max(0, quantity - totals.size());
        return (long) Math.ceil(member("fixed", prices, row).doubleValue() + total
                                + ("task".equals(row.path("measure").asText()) ? 0 : each));
    }

    private static JsonNode member(String name, JsonNode first, JsonNode second) {
        return first.has(name) ? first.get(name) : second.path(name);
    }

    private static long amount(String measure, EffectiveRequest request) {
        return switch (measure) {
            case "task" -> 1;
            case "duration" -> request.members().path("duration").longValue();
            default -> throw new IllegalStateException("Not measured yet: " + measure);
        };
    }

    private static long ceilDiv(long amount, long block) {
        return (amount + block - 1) / block;
    }
}
