// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;

/** {@code vidu:usage-report}: the ledger against the platform's tasks against the balance. */
final class UsageReportProducer extends ViduProducer<UsageResult> {

    private UsageReports reports;

    UsageReportProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<UsageResult> begin(Exchange exchange) {
        return reports.read(exchange.getMessage());
    }

    @Override
    void finish(Exchange exchange, UsageResult report) {
        report.writeTo(exchange.getMessage());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        reports = new UsageReports(getEndpoint());
    }
}
