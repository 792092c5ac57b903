// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.client.TaskRef;
import io.github.camelvidu.component.ledger.LedgerEntry;

/**
 * Looks for the tasks of requests whose answer was lost: lists what was created since, and reads the payload of each
 * task that no row holds, until every marker is found (Vidu reference, section 16). Not thread-safe.
 */
final class TaskSearch {

    /** How much earlier than the request the look begins: clocks differ, and jump. */
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final AccountLedger ledger;
    private final TaskCalls client;
    /** The markers of tasks that were read before; empty of those without one. A payload does not change. */
    private final Map<String, Optional<String>> markers = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    TaskSearch(AccountLedger ledger, TaskCalls client) {
        this.ledger = ledger;
        this.client = client;
    }

    /**
     * What one look came to.
     *
     * @param begun      on the ledger's clock
     * @param found      tasks by the key of the row that they belong to
     * @param complete   whether everything was seen that could be a row's task
     * @param retryAfter when the platform wants to be asked again; empty when it did not say
     */
    record Sight(Instant begun, Map<String, Task> found, boolean complete, Optional<Duration> retryAfter) {
    }

    /** @param rows uncertain, each with the time at which its request was sent */
    Sight look(List<LedgerEntry> rows) {
        Look look = new Look(rows);
        look.list();
        if (look.platformNow != null) {
            look.findMarkers();
            look.matchInputs();
        }
        return new Sight(look.begun, look.found, look.complete, look.retryAfter);
    }

    /** One look while it is made. */
    private final class Look {

        private final List<LedgerEntry> rows;
        private final Instant begun = ledger.now();
        private final Map<String, Task> found = new HashMap<>();
        private final List<Task> candidates = new ArrayList<>();
        private boolean complete = true;
        private Optional<Duration> retryAfter = Optional.empty();
        private Instant platformNow;

        private Look(List<LedgerEntry> rows) {
            this.rows = rows;
        }

        /** All pages, without an upper bound: the platform's clock may be ahead of ours. */
        private void list() {
            Answer<TaskPage> clock = client.tasks(TaskQueryBuilder.builder().pageSize(1).build());
            if (!(clock instanceof Answer.Given<TaskPage> given)) {
                failed((Answer.Failed<TaskPage>) clock);
                return;
            }
            platformNow = given.date().orElse(begun);
            Instant earliest = rows.stream().map(LedgerEntry::sentAt).min(Comparator.naturalOrder()).orElseThrow();
            TaskQuery query = TaskQueryBuilder.builder()
                    .from(platformTime(earliest).minus(MARGIN)).pageSize(TaskQuery.MAX_PAGE_SIZE).build();
            Set<String> tokens = new HashSet<>();
            Map<String, Task> listed = new LinkedHashMap<>();
            while (query != null) {
                Answer<TaskPage> answer = client.tasks(query);
                if (!(answer instanceof Answer.Given<TaskPage> page)) {
                    failed((Answer.Failed<TaskPage>) answer);
                    return;
                }
                page.value().tasks().forEach(task -> listed.put(task.id(), task));
                String token = page.value().nextPageToken();
                boolean last = token == null || token.isEmpty() || page.value().tasks().isEmpty();
                if (!last && !tokens.add(token)) {
                    // a list that goes in circles has not shown everything
                    complete = false;
                    last = true;
                }
                query = last ? null : query.withPageToken(token);
            }
            Set<String> taken = ledger.taken(listed.keySet());
            listed.values().stream().filter(task -> !taken.contains(task.id())).forEach(candidates::add);
        }

        /** Only the marker decides: the platform rewrites prompts, empties models and renames types. */
        private void findMarkers() {
            Map<String, LedgerEntry> wanted = rows.stream().filter(row -> row.reconcile() == Reconcile.MARKER)
                    .collect(Collectors.toMap(LedgerEntry::marker, row -> row));
            boolean byInputs = wanted.size() < rows.size();
            for (Task candidate : likeliestFirst()) {
                if (wanted.isEmpty() && !byInputs) {
                    return;
                }
                LedgerEntry row = marker(candidate).map(wanted::remove).orElse(null);
                if (row != null) {
                    found.put(row.key(), candidate);
                }
            }
        }

        private List<Task> likeliestFirst() {
            Set<Instant> sent = rows.stream().map(row -> platformTime(row.sentAt())).collect(Collectors.toSet());
            return candidates.stream().sorted(Comparator.comparing(task -> sent.stream()
                    .map(time -> created(task).map(at -> Duration.between(time, at).abs()).orElse(Duration.ZERO))
                    .min(Comparator.naturalOrder()).orElseThrow())).toList();
        }

        private Optional<String> marker(Task candidate) {
            Optional<String> known = markers.get(candidate.id());
            if (known != null) {
                return known;
            }
            Answer<Task> answer = client.task(TaskRef.listed(candidate.id()));
            if (answer instanceof Answer.Failed<Task> failed) {
                failed(failed);
                return Optional.empty();
            }
            Optional<String> read = Marker.of(answer.orThrow().payload());
            markers.put(candidate.id(), read);
            return read;
        }

        /** Without a marker a task is adopted only if it is the only one that fits. */
        private void matchInputs() {
            for (LedgerEntry row : rows) {
                if (row.reconcile() != Reconcile.INPUTS) {
                    continue;
                }
                TaskInputs inputs = TaskInputs.parse(row.inputs());
                List<Task> fitting = candidates.stream()
                        .filter(task -> markers.getOrDefault(task.id(), Optional.empty()).isEmpty())
                        .filter(task -> isOfTheTime(task, row))
                        .filter(inputs::fits).toList();
                if (fitting.size() == 1) {
                    found.put(row.key(), fitting.get(0));
                }
            }
        }

        private boolean isOfTheTime(Task task, LedgerEntry row) {
            return created(task).map(at -> !at.isBefore(platformTime(row.sentAt()).minus(MARGIN))
                    && !at.isAfter(platformTime(row.sentUntil()).plus(MARGIN))).orElse(true);
        }

        private Optional<Instant> created(Task task) {
            return task.createdAt() == null ? TaskId.createdAt(task.id()) : Optional.of(task.createdAt());
        }

        /** A time of the ledger's clock on the platform's. */
        private Instant platformTime(Instant time) {
            return platformNow.minus(Duration.between(time, begun));
        }

        private void failed(Answer.Failed<?> failure) {
            complete = false;
            retryAfter = failure.retryAfter();
        }
    }
}
