// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TaskId;

/**
 * One reading of a period, window by window and page by page. A list that can not be read to its end gives no usage at
 * all: half a sum is a wrong one. Its steps follow each other, on whatever thread the last answer came.
 */
final class UsageReading {

    /** The ledger is read in smaller pieces than the list: its rows may be large. */
    private static final Duration LEDGER_PIECE = Duration.ofHours(6);

    private final UsageReader reader;
    private final UsageSink into;
    private final Iterator<UsagePeriod> windows;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    /** Of the window: a list that changes while it is paged through shows tasks twice. */
    private final Set<String> seen = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private UsagePeriod window;

    UsageReading(UsageReader reader, UsagePeriod period, UsageSink into) {
        this.reader = reader;
        this.into = into;
        this.windows = period.pieces(UsagePeriod.WINDOW).iterator();
    }

    CompletableFuture<Void> result() {
        nextWindow();
        return result;
    }

    private void nextWindow() {
        if (!windows.hasNext()) {
            result.complete(null);
            return;
        }
        window = windows.next();
        seen.clear();
        tokens.clear();
        page(null);
    }

    /** @param token null for the first page */
    private void page(String token) {
        reader.page(TaskQueryBuilder.builder().from(window.from()).to(window.to()).pageSize(reader.pageSize()).pageToken(token)
                .build()).whenComplete((answer, failure) -> {
                    try {
                        if (failure == null) {
                            show(answer.value());
                        } else {
                            result.completeExceptionally(Failure.cause(failure));
                        }
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
    }

    private void show(TaskPage page) {
        List<Task> tasks = page.tasks().stream().filter(this::isOfTheWindow).filter(task -> seen.add(task.id())).toList();
        Map<String, LedgerEntry> rows = reader.ledger().findTasks(tasks.stream().map(Task::id).toList()).stream()
                .collect(Collectors.toMap(LedgerEntry::taskId, Function.identity()));
        tasks.forEach(task -> into.used(
                UsageRecords.listed(task, createdAt(task).orElse(window.from()), Optional.ofNullable(rows.get(task.id())))));
        String next = page.nextPageToken();
        if (page.tasks().isEmpty() || next == null || next.isEmpty()) {
            addFromLedger();
            nextWindow();
            return;
        }
        if (!tokens.add(next)) {
            throw new ViduServerException(
                    "the platform's task list goes in circles, so the usage can not be counted",
                    FailureDetails.NONE.withRetryable(true), null);
        }
        page(next);
    }

    /**
     * The list may take both ends of a window as inside. One whose time can not be read is counted where it is shown.
     */
    private boolean isOfTheWindow(Task task) {
        return createdAt(task).map(window::contains).orElse(true);
    }

    private static Optional<Instant> createdAt(Task task) {
        return task.createdAt() == null ? TaskId.createdAt(task.id()) : Optional.of(task.createdAt());
    }

    private void addFromLedger() {
        for (UsagePeriod piece : window.pieces(LEDGER_PIECE)) {
            for (LedgerEntry row : reader.ledger().reserved(piece.from(), piece.to())) {
                if (row.taskId() != null && seen.contains(row.taskId())) {
                    continue;
                }
                if (row.taskId() != null && !reader.isListed(row.kind())) {
                    into.used(UsageRecords.unlisted(row));
                } else if (row.state().underWay()) {
                    into.pending(row.reservedAt());
                }
            }
        }
    }
}
