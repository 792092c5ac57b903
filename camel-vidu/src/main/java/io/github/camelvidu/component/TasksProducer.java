// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.tasks.TaskPages;
import org.apache.camel.Exchange;

/** {@code vidu:tasks}: the tasks of the account, as an iterator that fetches further pages when they are wanted. */
final class TasksProducer extends ViduProducer<TaskPages> {

    private final TaskQuery query;

    TasksProducer(ViduEndpoint endpoint) {
        super(endpoint);
        query = endpoint.getConfiguration().query();
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
}
