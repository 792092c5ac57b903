// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;
import org.apache.camel.Exchange;

/** {@code vidu:task}: reads one task, with fresh links. */
final class TaskProducer extends ViduProducer<Task> {

    private TaskLookup tasks;

    TaskProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Task> begin(Exchange exchange) {
        return tasks.read(tasks.find(exchange));
    }

    @Override
    void finish(Exchange exchange, Task task) {
        account().outcomes.record(task);
        TaskMessage.write(exchange.getMessage(), task);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tasks = new TaskLookup(getEndpoint());
    }
}
