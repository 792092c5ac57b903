// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TaskRows;
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

    KnownTask find(Exchange exchange) {
        String id = id(exchange);
        if (id == null || id.isBlank()) {
            throw wrong("no task is named: give its id in the header " + ViduConstants.TASK_ID + " or in the option taskId");
        }
        return known(exchange, plausible(id));
    }

    /** @throws ViduRequestException when it can not be the id of a task */
    static String plausible(String id) {
        if (!PLAUSIBLE.matcher(id.strip()).matches()) {
            throw wrong("the given task id is none: an id is a decimal number such as 1019829498675204096");
        }
        return id.strip();
    }

    /** A task of which nothing but the id is known, unless it was submitted here. */
    KnownTask known(String id) {
        LedgerEntry row = endpoint.account().tasks.outcomes().row(id).orElse(null);
        return row == null ? new KnownTask(TaskRef.listed(id), null, null, null) : known(row);
    }

    /** The task of a row. */
    KnownTask known(LedgerEntry row) {
        return known(row, operation(row.kind()));
    }

    private KnownTask known(LedgerEntry row, Operation operation) {
        TaskRef ref = TaskRows.ref(row);
        boolean now = ref.watch() == Watch.NOW;
        return new KnownTask(
                ref, operation, now ? endpoint.account().client.answered(operation, row.answer()) : null, row.key());
    }

    /** Reads a task again, or gives the answer of one that can not be read. */
    CompletableFuture<Task> read(KnownTask known) {
        return known.answered() == null ? read(known.ref()) : CompletableFuture.completedFuture(known.answered());
    }

    /** Reads a task again, and waits for it; as it is remembered when the platform has forgotten it. */
    Task readNow(KnownTask known, Supplier<Task> remembered) {
        try {
            return read(known).join();
        } catch (CompletionException e) {
            if (Failure.cause(e) instanceof ViduRequestException) {
                return remembered.get();
            }
            throw Failure.thrown(e);
        }
    }

    /**
     * Reads a task, with fresh links where there are any. A failure tells what is known about the task and its money.
     */
    CompletableFuture<Task> read(TaskRef ref) {
        return endpoint.account().calls.read(() -> endpoint.account().client.task(ref))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        endpoint.account().tasks.outcomes().explained(ref.id(), Failure.cause(failure))));
    }

    /** The task with what a second query tells about it, of kinds that have one: the parts of an advert. */
    CompletableFuture<Task> withParts(KnownTask known, Task task) {
        String more = known.operation() == null ? null : known.operation().alsoQuery();
        return more == null
                ? CompletableFuture.completedFuture(task)
                : endpoint.account().calls.read(() -> endpoint.account().client.more(task, more));
    }

    /** The row is read once: another node may change it meanwhile. */
    private KnownTask known(Exchange exchange, String id) {
        LedgerEntry row = endpoint.account().tasks.outcomes().row(id).orElse(null);
        Operation operation = operation(exchange, row);
        if (row != null) {
            return known(row, operation);
        }
        if (operation == null || operation.watch() == Watch.NOW) {
            return new KnownTask(TaskRef.listed(id), operation, null, null);
        }
        try {
            TaskRef ref = TaskRef.of(
                    operation, id, member -> exchange.getMessage().getHeader(MemberNames.header(member), String.class));
            return new KnownTask(ref, operation, null, null);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + ": give it in the header " + MemberNames.header(operation.queryId()));
        }
    }

    /** @param row may be null */
    private Operation operation(Exchange exchange, LedgerEntry row) {
        String kind = row == null ? exchange.getMessage().getHeader(ViduConstants.KIND, String.class) : row.kind();
        String named = kind == null ? endpoint.getConfiguration().getKind() : kind;
        return named == null ? null : operation(named);
    }

    private Operation operation(String named) {
        return catalog.kind(named.strip()).flatMap(name -> catalog.operations(name).stream().findFirst())
                .orElseThrow(() -> wrong(KindChoice.unknown(named, catalog.kinds())));
    }

    private static ViduRequestException wrong(String message) {
        return new ViduRequestException(message, List.of("id"), FailureDetails.NONE, null);
    }
}
