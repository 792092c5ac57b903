// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.ManualSettlement;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/**
 * {@code vidu:reconcile}: looks now for the tasks of requests whose answer was lost, and lists what is still unknown;
 * or settles one key by a person's word.
 */
final class ReconcileProducer extends ViduProducer<List<LedgerEntry>> {

    private Expression keyExpression;

    ReconcileProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<List<LedgerEntry>> begin(Exchange exchange) {
        ManualSettlement settlement = account().tasks.settlement();
        String key = exchange.getMessage().getHeader(ViduConstants.IDEMPOTENCY_KEY, String.class);
        if (key == null && keyExpression != null) {
            key = keyExpression.evaluate(exchange, String.class);
        }
        String task = exchange.getMessage().getHeader(ViduConstants.TASK_ID, configuration().getTaskId(), String.class);
        boolean absent = exchange.getMessage().getHeader(ViduConstants.ABSENT, configuration().isAbsent(), Boolean.class);
        if (key == null && task == null && !absent) {
            return onPool(settlement::look).thenCompose(looked -> looked);
        }
        if (key == null || (task == null) != absent) {
            throw new ViduRequestException(
                    "to settle a key by hand name it (header " + ViduConstants.IDEMPOTENCY_KEY
                                           + ") and either its task (header "
                                           + ViduConstants.TASK_ID + ") or that there is none (header " + ViduConstants.ABSENT
                                           + "); to look for all name none of them",
                    List.of("idempotencyKey", "taskId", "absent"), FailureDetails.NONE, null);
        }
        String settled = IdempotencyKeys.checked(key);
        return onPool(() -> List.of(
                absent ? settlement.settleAsAbsent(settled) : settlement.settleAs(settled, TaskLookup.plausible(task))));
    }

    @Override
    void finish(Exchange exchange, List<LedgerEntry> rows) {
        exchange.getMessage().setBody(rows);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        keyExpression = Expressions.simple(getEndpoint().getCamelContext(), configuration().getIdempotencyKey());
    }

    private <T> CompletableFuture<T> onPool(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, getEndpoint().getComponent().threads().calls());
    }
}
