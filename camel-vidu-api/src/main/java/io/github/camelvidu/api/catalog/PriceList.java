// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;

/**
 * What things cost (Vidu reference, section 12). The list changes several times a year; the credits of an answer
 * decide.
 *
 * @param unitPrice what a credit costs
 * @param rules     what holds for all rows
 * @param rows      the prices
 * @param extras    what is added to them
 * @param unpriced  what has no published price
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PriceList(
        @JsonProperty(required = true) UnitPrice unitPrice,
        @JsonProperty(required = true) PriceRules rules,
        @JsonProperty(required = true) List<PriceRow> rows,
        @JsonProperty(required = true) List<PriceRow> extras,
        @JsonProperty(required = true) List<Unpriced> unpriced) {

    public PriceList {
        rows = Copies.of(rows);
        extras = Copies.of(extras);
        unpriced = Copies.of(unpriced);
    }

    /**
     * @param chinaCny  yuan a credit on the China site
     * @param globalUsd dollars a credit on the global site
     */
    public record UnitPrice(
            @JsonProperty(required = true) BigDecimal chinaCny,
            @JsonProperty(required = true) BigDecimal globalUsd) {

        public BigDecimal of(Site site) {
            return site == Site.CHINA ? chinaCny : globalUsd;
        }

        /** ISO 4217 code of the currency of a site. */
        public String currency(Site site) {
            return site == Site.CHINA ? "CNY" : "USD";
        }
    }

    /**
     * @param defaults by kind, the value that counts for the price when a member is absent and has no default otherwise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PriceRules(Map<String, Map<String, JsonNode>> defaults) {

        public PriceRules {
            defaults = Copies.of(defaults);
        }
    }
}
