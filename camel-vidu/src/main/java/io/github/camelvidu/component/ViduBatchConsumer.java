// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.CastUtils;

/**
 * A consumer whose polls are batches: each thing that a poll claims becomes an exchange. What a route that is stopping
 * does not take any more is given back.
 *
 * @param <T> what is claimed
 */
abstract class ViduBatchConsumer<T> extends ScheduledBatchPollingConsumer {

    /** Of a poll, when the endpoint says nothing. */
    private static final int MOST = 100;

    ViduBatchConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        setMaxMessagesPerPoll(endpoint.getMaxMessagesPerPoll());
    }

    /** @param most so many at most */
    abstract List<T> claim(int most);

    /** Fills the exchange, and sees to it that somebody is told what becomes of it. It is routed next. */
    abstract void write(T claimed, Exchange exchange);

    /** Gives back what is not routed after all. */
    abstract void release(T claimed);

    /** Routes an exchange; its end is not waited for. */
    void route(Exchange exchange) throws Exception {
        getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }

    @Override
    public final ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int most = getMaxMessagesPerPoll() > 0 ? Math.min(MOST, getMaxMessagesPerPoll()) : MOST;
        return processBatch(CastUtils.cast(new ArrayDeque<>(claim(most))));
    }

    @Override
    public final int processBatch(Queue<Object> claimed) throws Exception {
        Queue<T> waiting = CastUtils.cast(claimed);
        int total = waiting.size();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            Exchange exchange = createExchange(true);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            write(waiting.remove(), exchange);
            route(exchange);
        }
        // the route is stopping
        waiting.forEach(this::release);
        return index;
    }
}
