// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Credits;
import org.apache.camel.Exchange;

/** {@code vidu:credits}: the balance of the account. */
final class CreditsProducer extends ViduProducer<Credits> {

    CreditsProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Credits> begin(Exchange exchange) {
        return account().calls.read(() -> account().client.credits(configuration().isDetail()));
    }

    @Override
    void finish(Exchange exchange, Credits credits) {
        exchange.getMessage().setBody(credits);
        exchange.getMessage().setHeader(ViduConstants.BALANCE, credits.total());
    }
}
