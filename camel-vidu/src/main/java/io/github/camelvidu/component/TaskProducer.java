// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import org.apache.camel.Exchange;

/** {@code vidu:task}: reads one task, with fresh links and, of an advert, its parts. */
final class TaskProducer extends ViduProducer<Task> {

    private TaskLookup tasks;

    TaskProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Task> begin(Exchange exchange) {
        KnownTask known = tasks.find(exchange);
        return tasks.read(known).thenCompose(task -> tasks.withParts(known, task));
    }

    @Override
    void finish(Exchange exchange, Task task) {
        account().tasks.outcomes().record(task);
        TaskMessage.write(exchange.getMessage(), task);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tasks = new TaskLookup(getEndpoint());
    }
}
