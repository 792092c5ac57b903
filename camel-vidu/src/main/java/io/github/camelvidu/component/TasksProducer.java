// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import io.github.camelvidu.component.tasks.TaskPages;
import org.apache.camel.Exchange;

/** {@code vidu:tasks}: the tasks of the account, as an iterator that fetches further pages when they are wanted. */
final class TasksProducer extends ViduProducer<TaskPages> {

    private final TaskQuery query;

    TasksProducer(ViduEndpoint endpoint) {
        super(endpoint);
        ViduConfiguration options = endpoint.getConfiguration();
        query = TaskQueryBuilder.builder()
                .from(time("createdFrom", options.getCreatedFrom()))
                .to(time("createdTo", options.getCreatedTo()))
                .ids(list(options.getTaskIds()))
                .states(list(options.getStates()))
                .resolutions(list(options.getResolutions()))
                .modelVersions(list(options.getModelVersions()))
                .templates(list(options.getTemplates()))
                .pageSize(options.getPageSize())
                .build();
    }

    /** The first page is fetched here, so that what is wrong is known before the route goes on. */
    @Override
    CompletableFuture<TaskPages> begin(Exchange exchange) {
        return account().calls.read(() -> account().client.tasks(query))
                .thenApply(first -> new TaskPages(query, first, this::fetch));
    }

    @Override
    void finish(Exchange exchange, TaskPages tasks) {
        exchange.getMessage().setBody(tasks);
    }

    private TaskPage fetch(TaskQuery next) {
        try {
            return account().calls.read(() -> account().client.tasks(next)).join();
        } catch (CompletionException e) {
            throw Failure.cause(e) instanceof ViduException exception ? exception : e;
        }
    }

    private static Instant time(String option, String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the option " + option + " is '" + value + "'; it must be a time such as 2026-11-01T00:00:00Z");
        }
    }

    private static List<String> list(String value) {
        return value == null ? List.of() : Arrays.stream(value.split(",")).map(String::strip)
                .filter(part -> !part.isEmpty()).toList();
    }
}
