// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.github.camelvidu.component.CreditsNews.Found;
import io.github.camelvidu.component.CreditsNews.News;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.CastUtils;

/**
 * {@code from("vidu:credits")}: what happens to the credits of the account, as events, each to one consumer of the
 * group. A look is compared with what the group remembers; an event is remembered when its exchange has completed, and
 * told again at a later look when that has failed.
 */
final class ViduCreditsConsumer extends ScheduledBatchPollingConsumer {

    /** What only one consumer of a group may do at a time. */
    private static final String LOOK = "look";

    private final ConsumerGroup group;
    private final CreditsMemory memory;
    private final CreditsNews rules;
    private CreditsLooks looks;
    private OpenLook open;

    ViduCreditsConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        ViduConfiguration options = endpoint.getConfiguration();
        group = new ConsumerGroup(endpoint);
        memory = new CreditsMemory(group, endpoint.getComponent().platformMapper());
        rules = new CreditsNews(options.getLowBalance(), Duration.ofMillis(options.getLapseNotice()));
        setMaxMessagesPerPoll(endpoint.getMaxMessagesPerPoll());
    }

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        looks = new CreditsLooks(getEndpoint());
        ServiceHelper.startService(group);
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
        if (!group.claim(LOOK)) {
            return 0;
        }
        Queue<Exchange> exchanges;
        try {
            exchanges = look();
        } catch (RuntimeException e) {
            group.release(LOOK);
            throw e;
        }
        try {
            return processBatch(CastUtils.cast(exchanges));
        } finally {
            open.close();
        }
    }

    /** One after the other: they are in the order in which they make sense. */
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
            getProcessor().process(exchange);
        }
        // the route is stopping
        exchanges.forEach(left -> open.close());
        return index;
    }

    private Queue<Exchange> look() {
        CreditsSeen seen = looks.comparable(memory.read());
        CreditsLook look = looks.look(seen);
        Found found = rules.compare(seen, look);
        if (!found.seen().equals(seen)) {
            memory.write(found.seen());
        }
        open = new OpenLook(memory, found.seen(), () -> group.release(LOOK));
        List<News> news = found.news();
        int most = getMaxMessagesPerPoll() > 0 ? Math.min(getMaxMessagesPerPoll(), news.size()) : news.size();
        Queue<Exchange> exchanges = new ArrayDeque<>();
        news.subList(0, most).forEach(each -> exchanges.add(exchange(each, look)));
        return exchanges;
    }

    private Exchange exchange(News news, CreditsLook look) {
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(news.event());
        exchange.getMessage().setHeader(ViduConstants.EVENT_TYPE, news.event().type());
        exchange.getMessage().setHeader(ViduConstants.BALANCE, look.balance());
        open.tell(news, exchange);
        return exchange;
    }
}
