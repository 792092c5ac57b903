// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.usage;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the balance of an account says about what was used (Vidu reference, section 8.1): the platform tells the balance
 * of now only, so there is something to compare with when an earlier report is given, or when the period begins before
 * the first package was bought.
 *
 * @param now         credits left
 * @param before      credits that were left at the begin of the period; null when nobody knows
 * @param bought      credits bought since; null when nobody knows what was there before
 * @param taken       credits taken since: {@code before + bought - now}; null when nobody knows, or when a package has
 *                    lapsed since: how much went with it is not told
 * @param explained   credits taken since for tasks that the platform lists or the ledger asked for, as far as they are
 *                    charged or set aside now; null like {@code taken}
 * @param unexplained {@code taken - explained}: for calls that neither shows, such as speech of another program; null
 *                    like {@code taken}
 * @param steady      whether the balance was the same before and after the tasks were read. Otherwise the three can
 *                    differ by what happened meanwhile
 * @param packages    ids of the packages that the platform shows: the next report tells by them what was bought; never
 *                    null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceChange(
        @JsonProperty("now") long now,
        @JsonProperty("before") Long before,
        @JsonProperty("bought") Long bought,
        @JsonProperty("taken") Long taken,
        @JsonProperty("explained") Long explained,
        @JsonProperty("unexplained") Long unexplained,
        @JsonProperty("steady") boolean steady,
        @JsonProperty("packages") List<String> packages) {

    public BalanceChange {
        packages = packages == null ? List.of() : List.copyOf(packages);
    }
}
