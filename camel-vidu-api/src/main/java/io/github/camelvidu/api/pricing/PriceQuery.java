// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Condition;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PriceList;
import io.github.camelvidu.api.catalog.PriceRow;
import io.github.camelvidu.api.catalog.Range;
import io.github.camelvidu.api.catalog.Unpriced;

/** A request put to the price list: which of its rows fit. */
final class PriceQuery {

    private final PriceList prices;
    private final Site site;
    private final String kind;
    private final EffectiveRequest request;

    PriceQuery(PriceList prices, Site site, Operation operation, ObjectNode body) {
        this.prices = prices;
        this.site = site;
        this.kind = operation.kind();
        this.request = EffectiveRequest.of(operation, withPriceDefaults(body), site);
    }

    EffectiveRequest request() {
        return request;
    }

    boolean offPeak() {
        return request.value("off_peak").asBoolean();
    }

    /**
     * The prices that fit; those of the site itself in place of those of any site. One, if the list is as it should be.
     */
    List<PriceRow> base() {
        List<PriceRow> fitting = prices.rows().stream().filter(this::fits).toList();
        List<PriceRow> own = fitting.stream().filter(row -> row.only(site)).toList();
        return own.isEmpty() ? fitting : own;
    }

    List<PriceRow> extras() {
        return prices.extras().stream().filter(this::fits).toList();
    }

    List<Unpriced> unpriced() {
        return prices.unpriced().stream()
                .filter(entry -> fits(entry.kind(), entry.model(), entry.resolution(), entry.when())).toList();
    }

    private boolean fits(PriceRow row) {
        return row.on(site)
                && fits(row.kind(), row.model(), row.resolution(), row.when())
                && within(row.seconds(), request.value("duration"))
                && within(row.images(), BigDecimal.valueOf(request.value("images").size()));
    }

    private boolean fits(String ofKind, String model, String resolution, Map<String, Condition> when) {
        return ofKind.equals(kind)
                && (model == null || model.equals(request.value("model").asText()))
                && (resolution == null || resolution.equals(resolution().asText()))
                && request.holds(when);
    }

    /** The upscaler's target takes the place of the resolution. */
    private JsonNode resolution() {
        return request.value(request.fields().containsKey("resolution") ? "resolution" : "upscale_resolution");
    }

    private static boolean within(Range range, JsonNode value) {
        return range == null || FieldType.NUMBER.matches(value) && range.contains(value.decimalValue());
    }

    private static boolean within(Range range, BigDecimal value) {
        return range == null || range.contains(value);
    }

    /** The defaults that only the price list knows. Shallow: the files inside the body are not copied. */
    private ObjectNode withPriceDefaults(ObjectNode body) {
        Map<String, JsonNode> defaults = prices.rules().defaults().getOrDefault(kind, Map.of());
        if (defaults.isEmpty()) {
            return body;
        }
        ObjectNode completed = body.objectNode();
        completed.setAll(body);
        defaults.forEach((member, value) -> {
            if (!completed.hasNonNull(member)) {
                completed.set(member, value);
            }
        });
        return completed;
    }
}
