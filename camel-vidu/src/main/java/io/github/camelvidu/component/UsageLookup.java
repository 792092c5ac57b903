// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.usage.UsagePeriod;
import io.github.camelvidu.component.usage.UsageReader;
import io.github.camelvidu.component.usage.UsageTotals;
import org.apache.camel.Message;

/** Reads the usage that an endpoint asks for, in the period that a message asks for. Thread-safe. */
final class UsageLookup {

    /** The platform's own default for its list (Vidu reference, section 6.2). */
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    /** The platform tells its time in whole seconds. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ViduEndpoint endpoint;
    private final UsageBody body;
    private final ViduAccount account;
    private final UsageReader reader;

    /** @throws IllegalArgumentException that names the option at fault */
    UsageLookup(ViduEndpoint endpoint) {
        ViduConfiguration configuration = endpoint.getConfiguration();
        // what is wrong with these options is said at start
        configuration.groups();
        configuration.query();
        this.endpoint = endpoint;
        body = new UsageBody(endpoint);
        account = endpoint.account();
        Catalog catalog = endpoint.catalog();
        reader = new UsageReader(
                account.tasks.ledger(), account.client, account.calls, kind -> isListed(catalog, kind),
                configuration.getPageSize());
    }

    ViduAccount account() {
        return account;
    }

    UsageReader reader() {
        return reader;
    }

    UsageBody body() {
        return body;
    }

    /** What was used, as something that puts it into a message. */
    CompletableFuture<UsageResult> read(Message asked) {
        Optional<Instant> from = from(asked);
        Optional<Instant> to = to(asked);
        return reader.now().thenCompose(now -> {
            UsagePeriod period = period(from.orElseGet(() -> now.minus(DEFAULT_PERIOD)), to.orElseGet(() -> now.plus(SECOND)));
            return endpoint.getConfiguration().groups().isEmpty() ? records(period) : totals(period, now);
        });
    }

    /** The begin that a message or the endpoint names. */
    Optional<Instant> from(Message asked) {
        return time(asked, ViduConstants.CREATED_FROM, "createdFrom", endpoint.getConfiguration().getCreatedFrom());
    }

    /** The end that a message or the endpoint names. */
    Optional<Instant> to(Message asked) {
        return time(asked, ViduConstants.CREATED_TO, "createdTo", endpoint.getConfiguration().getCreatedTo());
    }

    static UsagePeriod period(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw refused("the period ends at " + to + ", before it begins at " + from
                          + ": createdTo must be later than createdFrom, which is seven days ago when not set",
                    "createdFrom", "createdTo");
        }
        return new UsagePeriod(from, to);
    }

    private CompletableFuture<UsageResult> records(UsagePeriod period) {
        return reader.records(period).thenApply(records -> message -> body.write(message, UsageRecord.class, records));
    }

    private CompletableFuture<UsageResult> totals(UsagePeriod period, Instant now) {
        UsageTotals totals = new UsageTotals(period, endpoint.getConfiguration().groups());
        return reader.read(period, totals)
                .thenApply(read -> message -> body.write(message, UsageTotal.class, totals.totals(now)));
    }

    private static Optional<Instant> time(Message asked, String header, String option, String value) {
        Object given = asked.getHeader(header);
        if (given instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (given == null) {
            return Optional.ofNullable(TaskListOptions.time(option, value));
        }
        try {
            return Optional.ofNullable(TaskListOptions.time(option, asked.getHeader(header, String.class)));
        } catch (IllegalArgumentException e) {
            throw refused("the header " + header + " is '" + given + "'; it must be a time such as 2026-11-01T00:00:00Z",
                    option);
        }
    }

    private static ViduRequestException refused(String message, String... fields) {
        return new ViduRequestException(message, List.of(fields), FailureDetails.NONE, null);
    }

    /** A kind that nobody knows is taken as one that the list shows, as nearly all do. */
    private static boolean isListed(Catalog catalog, String kind) {
        List<Operation> operations = catalog.operations(kind);
        return operations.isEmpty() || operations.stream().anyMatch(operation -> operation.watch() == Watch.LIST);
    }
}
