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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("vidu:usage")}: the records of tasks that are settled, or each hour of UTC when it is closed; each once
 * for a consumer group, on any number of nodes, and at least once when a node dies.
 */
final class ViduUsageConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ViduUsageConsumer.class);
    private static final int NOTICES = 100;

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
        try {
            return processBatch(new ArrayDeque<>(news.claim(limit)));
        } catch (CompletionException e) {
            throw Failure.cause(e) instanceof ViduException exception ? exception : e;
        }
    }

    /** @param notices what was claimed; each becomes an exchange */
    @Override
    public int processBatch(Queue<Object> notices) throws Exception {
        int total = notices.size();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            UsageNotice notice = (UsageNotice) notices.remove();
            Exchange exchange = createExchange(true);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
            pendingExchanges = total - index - 1;
            notice.content().writeTo(exchange.getMessage());
            exchange.getExchangeExtension().addOnCompletion(new Told(notice));
            getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
        }
        // the route is stopping
        notices.forEach(left -> news.release((UsageNotice) left));
        return index;
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
