// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import io.github.camelvidu.api.pricing.Estimate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;

/**
 * What all prompts together would cost.
 *
 * @param atLeast whether a part has no known price
 */
record Costs(int credits, BigDecimal price, String currency, boolean atLeast) {

    static Costs of(CamelContext camel, List<Path> prompts) {
        Costs sum = new Costs(0, BigDecimal.ZERO, "", false);
        for (Path prompt : prompts) {
            FluentProducerTemplate ask = camel.createFluentProducerTemplate().to("direct:estimate")
                    .withHeader(Exchange.FILE_NAME, prompt.getFileName().toString())
                    .withBody(prompt.toFile());
            sum = sum.plus(ask.request(Estimate.class));
        }
        return sum;
    }

    private Costs plus(Estimate estimate) {
        if (estimate.credits() == null) {
            return new Costs(credits, price, currency, true);
        }
        return new Costs(
                credits + estimate.credits(), price.add(estimate.price()), estimate.currency(),
                atLeast || estimate.lowerBound());
    }

    @Override
    public String toString() {
        return credits + " credits (" + price + " " + currency + (atLeast ? " or more)" : ")");
    }
}
