// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

/** {@code vidu:usage}: what the tasks of a period used, one by one or added up. */
final class UsageProducer extends ViduProducer<UsageResult> {

    private UsageLookup lookup;

    UsageProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<UsageResult> begin(Exchange exchange) {
        return lookup.read(exchange.getMessage());
    }

    @Override
    void finish(Exchange exchange, UsageResult usage) {
        usage.writeTo(exchange.getMessage());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookup = new UsageLookup(getEndpoint());
    }
}
