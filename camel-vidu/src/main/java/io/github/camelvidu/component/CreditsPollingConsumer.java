// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Credits;
import org.apache.camel.Exchange;

/** The balance as it is now, whether or not it has changed. */
final class CreditsPollingConsumer extends ViduPollingConsumer {

    private ViduAccount account;

    CreditsPollingConsumer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    Exchange poll() {
        Credits credits = account.calls.readNow(
                () -> account.client.credits(getEndpoint().getConfiguration().isDetail())).value();
        Exchange exchange = getEndpoint().createExchange();
        exchange.getMessage().setBody(credits);
        exchange.getMessage().setHeader(ViduConstants.BALANCE, credits.total());
        return exchange;
    }

    @Override
    protected void doStart() throws Exception {
        account = getEndpoint().account();
        super.doStart();
    }
}
