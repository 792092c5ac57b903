// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import org.apache.camel.Exchange;

/**
 * Which task an exchange is about, and how it is read: that depends on its kind, which the ledger knows of the tasks
 * that were submitted here, and the exchange or the endpoint must tell of others that are not in the task list.
 */
final class TaskLookup {

    /** Numbers today; letters are let through in case that changes, but nothing that means something in a path. */
    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final ViduEndpoint endpoint;
    private final Catalog catalog;

    TaskLookup(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
        this.catalog = endpoint.catalog();
    }

    /** The body when it is a task, else the header, else the option; null when nothing names one. */
    String id(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Task task) {
            return task.id();
        }
        String header = exchange.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        return header == null ? endpoint.getConfiguration().getTaskId() : header;
    }

    TaskRef find(Exchange exchange) {
        String id = id(exchange);
        if (id == null || id.isBlank()) {
            throw wrong("no task is named: give its id in the header " + ViduConstants.TASK_ID + " or in the option taskId");
        }
        if (!PLAUSIBLE.matcher(id.strip()).matches()) {
            throw wrong("the given task id is none: an id is a decimal number such as 1019829498675204096");
        }
        return ref(exchange, id.strip());
    }

    /**
     * Reads a task, with fresh links where there are any. A failure tells what is known about the task and its money.
     */
    CompletableFuture<Task> read(TaskRef ref) {
        if (ref.watch() == Watch.NOW) {
            return CompletableFuture.completedFuture(answered(ref.id()));
        }
        return endpoint.account().calls.read(() -> endpoint.account().client.task(ref))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        endpoint.account().outcomes.explained(ref.id(), Failure.cause(failure))));
    }

    /** The task with what a second query tells about it, of kinds that have one: the parts of an advert. */
    CompletableFuture<Task> withParts(TaskRef ref, Task task, Exchange exchange) {
        String more = operation(ref.id(), exchange).map(Operation::alsoQuery).orElse(null);
        if (more == null) {
            return CompletableFuture.completedFuture(task);
        }
        return endpoint.account().calls.read(() -> endpoint.account().client.more(task, more));
    }

    /** What the task makes. */
    ResultKind resultKind(TaskRef ref, Exchange exchange) {
        return operation(ref.id(), exchange).map(ResultKind::of).orElse(ResultKind.MEDIA);
    }

    private TaskRef ref(Exchange exchange, String id) {
        Optional<LedgerEntry> row = row(id);
        Operation operation = operation(id, exchange).orElse(null);
        boolean answered = row.filter(entry -> entry.answer() != null && entry.state() == LedgerState.SUCCEEDED).isPresent();
        if (operation == null || operation.watch() == Watch.NOW && !answered) {
            return TaskRef.listed(id);
        }
        try {
            return TaskRef.of(operation, id, member -> member(exchange, row, member));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + ": give it in the header " + MemberNames.header(operation.queryId()));
        }
    }

    /** A member that the ledger remembers, or that the exchange tells. */
    private String member(Exchange exchange, Optional<LedgerEntry> row, String member) {
        return row.map(LedgerEntry::answer).map(answer -> endpoint.account().client.told(answer, member))
                .orElseGet(() -> exchange.getMessage().getHeader(MemberNames.header(member), String.class));
    }

    private Optional<Operation> operation(String id, Exchange exchange) {
        Optional<String> known = row(id).map(LedgerEntry::kind);
        String kind = known.orElseGet(() -> {
            String header = exchange.getMessage().getHeader(ViduConstants.KIND, String.class);
            return header == null ? endpoint.getConfiguration().getKind() : header;
        });
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(
                catalog.kind(kind.strip()).flatMap(name -> catalog.operations(name).stream().findFirst())
                        .orElseThrow(() -> wrong(KindChoice.unknown(kind, catalog.kinds()))));
    }

    private Task answered(String id) {
        LedgerEntry row = row(id).orElseThrow(() -> wrong("the answer of task " + id + " is not in the ledger any more"));
        return endpoint.account().client.answered(catalog.operations(row.kind()).get(0), row.answer());
    }

    private Optional<LedgerEntry> row(String id) {
        return endpoint.account().outcomes.row(id);
    }

    private static ViduRequestException wrong(String message) {
        return new ViduRequestException(message, List.of("id"), FailureDetails.NONE, null);
    }
}
