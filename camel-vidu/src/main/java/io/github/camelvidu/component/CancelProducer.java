// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.tasks.TaskCancellation;
import org.apache.camel.Exchange;

/**
 * {@code vidu:cancel}: asks the platform to cancel a task, and tells whether it did. That the platform refuses since
 * the task runs or has ended is an answer, not an error.
 */
final class CancelProducer extends ViduProducer<Task> {

    private TaskLookup tasks;

    CancelProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Task> begin(Exchange exchange) {
        KnownTask known = tasks.find(exchange);
        return account().cancellation.cancel(known.ref().id(), () -> tasks.read(known));
    }

    @Override
    void finish(Exchange exchange, Task task) {
        TaskMessage.write(exchange.getMessage(), task);
        exchange.getMessage().setHeader(ViduConstants.CANCELLED, TaskCancellation.isCancelled(task));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tasks = new TaskLookup(getEndpoint());
    }
}
