// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import org.apache.camel.Exchange;

/** {@code vidu:download}: fetches the media of a task that has ended, or of a link, as often as it is asked. */
final class DownloadProducer extends WaitingProducer {

    private static final String LINK_NAME = "media";

    DownloadProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<TaskResult> begin(Exchange exchange) {
        String link = exchange.getMessage().getHeader(ViduConstants.URL, String.class);
        if (tasks().id(exchange) == null && link != null) {
            String name = results().wantedName(exchange);
            return results().fetchLink(link, name == null ? LINK_NAME : name);
        }
        KnownTask known = tasks().find(exchange);
        String name = results().nameOfTask(exchange);
        return tasks().read(known)
                .thenApply(this::succeeded)
                .thenCompose(task -> results().fetch(known.ref(), task, known.resultKind(), name));
    }

    private Task succeeded(Task task) {
        account().tasks.outcomes().record(task);
        if (task.state().equals(TaskState.SUCCESS)) {
            return task;
        }
        if (task.state().equals(TaskState.FAILED)) {
            throw account().tasks.outcomes().failureOf(task);
        }
        throw new ViduRequestException(
                "task " + task.id() + " is " + task.state() + " and has no media yet: wait for it with vidu:await",
                List.of("id"), FailureDetails.NONE.withTaskId(task.id()).withRetryable(true), null);
    }
}
