// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.Failure;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.CastUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("vidu:usage")}: the records of tasks that are settled, or each hour of UTC when it is closed; each once
 * for a consumer group, on any number of nodes, and at least once when a node dies.
 */
final class ViduUsageConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ViduUsageConsumer.class);
    private static final int NOTICES = 100;
    private static final String NOTICE = "CamelViduUsageNotice";

    private final ConsumerGroup group;
    private UsageNews news;

    ViduUsageConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        endpoint.getConfiguration().checkToldGroups();
        group = new ConsumerGroup(endpoint);
        setMaxMessagesPerPoll(endpoint.getMaxMessagesPerPoll());
    }

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(group);
        UsageLookup lookup = new UsageLookup(getEndpoint());
        Optional<Instant> since = getEndpoint().getConfiguration().since();
        news = getEndpoint().getConfiguration().groups().isEmpty()
                ? new UsageRecordNews(lookup, group, since)
                : new UsageHourNews(lookup, group, since, getEndpoint().getComponent().platformMapper());
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(group);
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int limit = getMaxMessagesPerPoll() > 0 ? Math.min(NOTICES, getMaxMessagesPerPoll()) : NOTICES;
        Queue<Exchange> exchanges = new ArrayDeque<>();
        try {
            news.claim(limit).forEach(notice -> exchanges.add(exchange(notice)));
        } catch (CompletionException e) {
            throw Failure.cause(e) instanceof ViduException exception ? exception : e;
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
            UsageNotice notice = exchange.getProperty(NOTICE, UsageNotice.class);
            exchange.removeProperty(NOTICE);
            exchange.getExchangeExtension().addOnCompletion(new Told(notice));
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        // the route is stopping
        exchanges.forEach(left -> news.release(((Exchange) left).getProperty(NOTICE, UsageNotice.class)));
        return index;
    }

    private Exchange exchange(UsageNotice notice) {
        Exchange exchange = createExchange(true);
        notice.content().writeTo(exchange.getMessage());
        exchange.setProperty(NOTICE, notice);
        return exchange;
    }

    /** Tells the group what became of an exchange. */
    private final class Told extends SynchronizationAdapter {

        private final UsageNotice notice;

        private Told(UsageNotice notice) {
            this.notice = notice;
        }

        @Override
        public void onComplete(Exchange exchange) {
            try {
                notice.delivered().run();
            } catch (RuntimeException e) {
                LOG.warn("The group does not take that {} was told: it may be told again", notice.item(), e);
            }
            release();
        }

        @Override
        public void onFailure(Exchange exchange) {
            release();
        }

        private void release() {
            try {
                news.release(notice);
            } catch (RuntimeException e) {
                LOG.warn("The claim on {} could not be given back: it ends with its lease", notice.item(), e);
            }
        }
    }
}
