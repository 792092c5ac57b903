// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayDeque;
import java.util.Queue;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.CastUtils;

/** {@code from("vidu:tasks")}: tasks that have ended, as its scope says, each at least once. */
final class ViduTasksConsumer extends ScheduledBatchPollingConsumer {

    private static final int TASKS = 100;

    private final TaskSource source;

    ViduTasksConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        source = endpoint.newTaskSource();
        setMaxMessagesPerPoll(endpoint.getMaxMessagesPerPoll());
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(source);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(source);
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int limit = getMaxMessagesPerPoll() > 0 ? Math.min(TASKS, getMaxMessagesPerPoll()) : TASKS;
        return processBatch(CastUtils.cast(new ArrayDeque<>(source.claim(limit))));
    }

    @Override
    public int processBatch(Queue<Object> claimed) throws Exception {
        int total = claimed.size();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            Exchange exchange = createExchange(true);
            ((ClaimedTask) claimed.remove()).writeTo(exchange);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        // the route is stopping
        claimed.forEach(left -> ((ClaimedTask) left).release().run());
        return index;
    }
}
