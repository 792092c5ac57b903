// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
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

    CancelProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Task> begin(Exchange exchange) {
        String id = TaskIds.of(exchange, configuration());
        return account().calls.call(() -> account().client.cancel(id), failed -> failed.exception().isRetryable())
                .thenCompose(answer -> {
                    if (!refused(answer)) {
                        answer.orThrow();
                    }
                    return account().calls.read(() -> account().client.task(id));
                });
    }

    @Override
    void finish(Exchange exchange, Task task) {
        account().outcomes.record(task);
        account().watcher.wake();
        TaskMessage.write(exchange.getMessage(), task);
        // a cancel whose answer was lost is refused when it is repeated, so what counts is how the task stands
        exchange.getMessage().setHeader(ViduConstants.CANCELLED, CANCELLED.equals(task.errCode()));
    }

    private static boolean refused(Answer<JsonNode> answer) {
        return answer instanceof Answer.Failed<JsonNode> failed && REFUSED.equals(failed.exception().getReason());
    }
}
