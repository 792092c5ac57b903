// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.usage.UsageReport;
import io.github.camelvidu.component.usage.UsageReconciliation;
import org.apache.camel.Message;

/** Makes the report that an endpoint and a message ask for. Thread-safe. */
final class UsageReports {

    /** As for {@code vidu:usage}. */
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);

    private final ViduEndpoint endpoint;
    private final UsageLookup lookup;
    private final UsageReconciliation reconciliation;

    /** @throws IllegalArgumentException that names the option at fault */
    UsageReports(ViduEndpoint endpoint) {
        if (endpoint.getConfiguration().getFormat() == UsageFormat.CSV) {
            throw new IllegalArgumentException(
                    "the option format is CSV, which holds rows, and a report is no list of rows: take OBJECTS or JSON");
        }
        this.endpoint = endpoint;
        lookup = new UsageLookup(endpoint);
        ViduAccount account = lookup.account();
        reconciliation = new UsageReconciliation(lookup.reader(), account.calls, () -> account.client.credits(true));
    }

    /** @param asked names the period, or holds the report that this one goes on from */
    CompletableFuture<UsageResult> read(Message asked) {
        Optional<UsageReport> previous = previous(asked);
        Optional<Instant> from = lookup.from(asked);
        Optional<Instant> to = lookup.to(asked);
        if (previous.isPresent() && (from.isPresent() || to.isPresent())) {
            throw new ViduRequestException(
                    "the body is an earlier report, so this one goes from its end until now: leave out createdFrom and createdTo, or"
                                           + " the body",
                    List.of("createdFrom", "createdTo"), FailureDetails.NONE, null);
        }
        return (previous.isPresent() ? reconciliation.since(previous.get()) : report(from, to))
                .thenApply(report -> message -> lookup.body().write(message, report));
    }

    private CompletableFuture<UsageReport> report(Optional<Instant> from, Optional<Instant> to) {
        if (from.isPresent() && to.isEmpty()) {
            return reconciliation.since(from.get());
        }
        return lookup.reader().now().thenCompose(now -> to.isPresent()
                ? reconciliation.of(UsageLookup.period(from.orElseGet(() -> now.minus(DEFAULT_PERIOD)), to.get()))
                : reconciliation.since(now.minus(DEFAULT_PERIOD)));
    }

    /** A report, or one as it was written in JSON; any other body is refused, since it may be meant as one. */
    private Optional<UsageReport> previous(Message asked) {
        if (asked.getBody() == null || asked.getBody() instanceof UsageReport) {
            return Optional.ofNullable(asked.getBody(UsageReport.class));
        }
        String text = asked.getBody(String.class);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(endpoint.getComponent().platformMapper().readValue(text, UsageReport.class));
        } catch (JsonProcessingException e) {
            // without the exception: it quotes the body
            throw new ViduRequestException(
                    "the body is neither empty nor an earlier report in JSON: remove it, or give the report that this one is to go on"
                                           + " from",
                    List.of("body"), FailureDetails.NONE, null);
        }
    }
}
