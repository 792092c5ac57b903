// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.component.client.Failure;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("vidu:usage")}: the records of tasks that are settled, or each hour of UTC when it is closed; each once
 * for a consumer group, on any number of nodes, and at least once when a node dies.
 */
final class ViduUsageConsumer extends ViduBatchConsumer<UsageNotice> {

    private static final Logger LOG = LoggerFactory.getLogger(ViduUsageConsumer.class);

    private final ConsumerGroup group;
    private UsageNews news;

    ViduUsageConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        endpoint.getConfiguration().checkToldGroups();
        group = new ConsumerGroup(endpoint);
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
    List<UsageNotice> claim(int most) {
        try {
            return news.claim(most);
        } catch (CompletionException e) {
            throw Failure.thrown(e);
        }
    }

    @Override
    void write(UsageNotice notice, Exchange exchange) {
        notice.content().writeTo(exchange.getMessage());
        exchange.getExchangeExtension().addOnCompletion(new Told(notice));
    }

    @Override
    void release(UsageNotice notice) {
        news.release(notice);
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
