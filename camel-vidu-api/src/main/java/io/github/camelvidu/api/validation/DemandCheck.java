// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;
import java.util.function.Consumer;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Reasons;
import io.github.camelvidu.api.catalog.Rule;

/** Checks which members must be there, and which not, beside others. */
final class DemandCheck {

    private final Reasons reasons;
    private final Consumer<RequestFault> faults;

    DemandCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.reasons = catalog.reasons();
        this.faults = faults;
    }

    void check(EffectiveRequest request, String prefix) {
        for (Rule rule : request.demands()) {
            String when = rule.when().isEmpty() ? "" : " when " + rule.condition();
            List<String> present = rule.members().stream().filter(request::present).toList();
            if (rule.then() == Rule.Then.REQUIRE) {
                rule.members().stream().filter(member -> !present.contains(member)).forEach(
                        member -> missing(prefix + member, Wording.allowed(request.fields().get(member)) + when));
            } else if (present.isEmpty()) {
                missing(prefix + rule.members().get(0), choice(rule) + when);
            } else if (rule.then() == Rule.Then.EXACTLY_ONE) {
                present.stream().skip(1).forEach(surplus -> faults.accept(new RequestFault(
                        prefix + surplus, "given beside " + present.get(0), choice(rule) + when, reasons.rule())));
            }
        }
    }

    private static String choice(Rule rule) {
        String number = rule.then() == Rule.Then.EXACTLY_ONE ? "exactly one of " : "at least one of ";
        return number + String.join(", ", rule.members());
    }

    private void missing(String field, String allowed) {
        faults.accept(new RequestFault(field, Wording.MISSING, allowed, reasons.missing()));
    }
}
