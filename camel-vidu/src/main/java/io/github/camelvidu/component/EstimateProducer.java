// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.api.pricing.Estimator;
import org.apache.camel.Exchange;

/**
 * {@code vidu:estimate}: what a request would cost, and why. Refuses what {@code generate} would refuse, and calls
 * nobody.
 */
final class EstimateProducer extends ViduProducer<Estimate> {

    private RequestReader requests;
    private Estimator estimator;

    EstimateProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Estimate> begin(Exchange exchange) {
        PlatformRequest request = requests.read(exchange);
        return CompletableFuture.completedFuture(estimator.estimate(request.operation(), request.members()));
    }

    @Override
    void finish(Exchange exchange, Estimate estimate) {
        exchange.getMessage().setBody(estimate);
        if (estimate.credits() != null) {
            exchange.getMessage().setHeader(ViduConstants.CREDITS, estimate.credits());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        requests = RequestReader.ofAnything(getEndpoint());
        estimator = new Estimator(getEndpoint().catalog(), configuration().getSite());
    }
}
