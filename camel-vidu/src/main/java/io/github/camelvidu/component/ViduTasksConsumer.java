// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.ledger.LedgerEntry;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.CastUtils;

/**
 * {@code from("vidu:tasks")}: the tasks of the ledger that have ended and that no exchange waits for, on any number of
 * nodes, each at least once. A row is marked delivered when its exchange has completed, and offered again when that has
 * failed.
 */
final class ViduTasksConsumer extends ScheduledBatchPollingConsumer {

    private static final int ROWS = 100;

    private final TaskLookup lookup;
    private ViduAccount account;

    ViduTasksConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        lookup = new TaskLookup(endpoint);
        setMaxMessagesPerPoll(endpoint.getMaxMessagesPerPoll());
    }

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        account = getEndpoint().account();
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int limit = getMaxMessagesPerPoll() > 0 ? Math.min(ROWS, getMaxMessagesPerPoll()) : ROWS;
        Queue<Exchange> exchanges = new ArrayDeque<>();
        CompletionException failure = null;
        for (LedgerEntry row : account.tasks.deliveries().claim(limit)) {
            try {
                exchanges.add(exchange(row));
            } catch (CompletionException e) {
                // one that can not be read now must not keep back the others
                account.tasks.deliveries().released(row.key());
                failure = e;
            }
        }
        if (exchanges.isEmpty() && failure != null) {
            throw failure;
        }
        return processBatch(CastUtils.cast(exchanges));
    }

    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        int total = exchanges.size();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            Exchange exchange = (Exchange) exchanges.remove();
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        // the route is stopping
        exchanges.forEach(left -> account.tasks.deliveries().released(key((Exchange) left)));
        return index;
    }

    private Exchange exchange(LedgerEntry row) {
        Task task = task(row);
        Exchange exchange = createExchange(true);
        TaskMessage.write(exchange.getMessage(), task);
        exchange.getMessage().setHeader(ViduConstants.TASK_KEY, row.key());
        exchange.getMessage().setHeader(ViduConstants.KIND, row.kind());
        exchange.getExchangeExtension().addOnCompletion(new ResultDelivery(account.tasks.deliveries(), row.key()));
        return exchange;
    }

    private static String key(Exchange exchange) {
        return exchange.getMessage().getHeader(ViduConstants.TASK_KEY, String.class);
    }

    /**
     * The task as the platform tells it now, with fresh links; as the ledger remembers it when the platform has
     * forgotten.
     */
    private Task task(LedgerEntry row) {
        try {
            return lookup.read(lookup.known(row)).join();
        } catch (CompletionException e) {
            if (Failure.cause(e) instanceof ViduRequestException) {
                return LedgerTasks.of(row);
            }
            throw e;
        }
    }
}
