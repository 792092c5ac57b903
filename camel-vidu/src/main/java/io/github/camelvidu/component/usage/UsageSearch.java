// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.ledger.LedgerEntry;

/** Looks for single tasks by their ids, a page of them at a time. Its steps follow each other. */
final class UsageSearch {

    /** How much earlier than it should be a task may have been created: clocks differ. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final UsageReader reader;
    private final List<UsageReader.Sought> tasks;
    private final List<UsageRecord> found = new ArrayList<>();

    UsageSearch(UsageReader reader, List<UsageReader.Sought> tasks) {
        this.reader = reader;
        this.tasks = tasks;
    }

    CompletableFuture<List<UsageRecord>> result() {
        return from(0);
    }

    private CompletableFuture<List<UsageRecord>> from(int index) {
        if (index >= tasks.size()) {
            return CompletableFuture.completedFuture(found);
        }
        List<UsageReader.Sought> part = tasks.subList(index, Math.min(index + reader.pageSize(), tasks.size()));
        Instant earliest = part.stream().map(UsageReader.Sought::createdAt).min(Comparator.naturalOrder()).orElseThrow();
        return reader.page(TaskQueryBuilder.builder().from(earliest.minus(MARGIN))
                .ids(part.stream().map(UsageReader.Sought::taskId).toList()).pageSize(reader.pageSize()).build())
                .thenCompose(answer -> {
                    add(part, answer.value().tasks());
                    return from(index + part.size());
                });
    }

    private void add(List<UsageReader.Sought> part, List<Task> listed) {
        Map<String, Instant> times = part.stream().collect(
                Collectors.toMap(UsageReader.Sought::taskId, UsageReader.Sought::createdAt, (one, other) -> one));
        Map<String, LedgerEntry> rows = reader.ledger().findTasks(times.keySet()).stream()
                .collect(Collectors.toMap(LedgerEntry::taskId, Function.identity()));
        Set<String> missing = new HashSet<>(times.keySet());
        for (Task task : listed) {
            if (missing.remove(task.id())) {
                found.add(UsageRecords.listed(
                        task, task.createdAt() == null ? times.get(task.id()) : task.createdAt(),
                        Optional.ofNullable(rows.get(task.id()))));
            }
        }
        missing.stream().map(rows::get).filter(row -> row != null && !reader.isListed(row.kind()))
                .forEach(row -> found.add(UsageRecords.unlisted(row)));
    }
}
