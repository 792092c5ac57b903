// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.client.Answer;
import org.apache.camel.Exchange;

/**
 * {@code vidu:cancel}: asks the platform to cancel a task, and tells whether it did. That the platform refuses since
 * the task runs or has ended is an answer, not an error.
 */
final class CancelProducer extends ViduProducer<Task> {

    private static final String REFUSED = "BadRequest";
    private static final String CANCELLED = "UserCancelled";

    private TaskLookup tasks;

    CancelProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Task> begin(Exchange exchange) {
        KnownTask known = tasks.find(exchange);
        return account().calls.call(() -> account().client.cancel(known.ref().id()), failed -> failed.exception().isRetryable())
                .thenCompose(answer -> {
                    if (!refused(answer)) {
                        answer.orThrow();
                    }
                    return tasks.read(known);
                });
    }

    @Override
    void finish(Exchange exchange, Task task) {
        account().tasks.outcomes().record(task);
        account().tasks.watcher().wake();
        TaskMessage.write(exchange.getMessage(), task);
        // a cancel whose answer was lost is refused when it is repeated, so what counts is how the task stands
        exchange.getMessage().setHeader(ViduConstants.CANCELLED, CANCELLED.equals(task.errCode()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tasks = new TaskLookup(getEndpoint());
    }

    private static boolean refused(Answer<ObjectNode> answer) {
        return answer instanceof Answer.Failed<ObjectNode> failed && REFUSED.equals(failed.exception().getReason());
    }
}
