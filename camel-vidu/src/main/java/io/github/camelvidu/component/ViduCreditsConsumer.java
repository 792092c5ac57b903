// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;

import io.github.camelvidu.component.CreditsNews.Found;
import io.github.camelvidu.component.CreditsNews.News;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;

/**
 * {@code from("vidu:credits")}: what happens to the credits of the account, as events, each to one consumer of the
 * group. A look is compared with what the group remembers; an event is remembered when its exchange has completed, and
 * told again at a later look when that has failed.
 */
final class ViduCreditsConsumer extends ViduBatchConsumer<News> {

    /** What only one consumer of a group may do at a time. */
    private static final String LOOK = "look";

    private final ConsumerGroup group;
    private final CreditsMemory memory;
    private final CreditsNews rules;
    private CreditsLooks looks;
    /** Of the look whose news are told. */
    private OpenLook open;
    private long balance;

    ViduCreditsConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        ViduConfiguration options = endpoint.getConfiguration();
        group = new ConsumerGroup(endpoint);
        memory = new CreditsMemory(group, endpoint.getComponent().platformMapper());
        rules = new CreditsNews(options.getLowBalance(), Duration.ofMillis(options.getLapseNotice()));
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
        open = null;
        try {
            return super.poll();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }

    @Override
    List<News> claim(int most) {
        if (!group.claim(LOOK)) {
            return List.of();
        }
        try {
            return look(most);
        } catch (RuntimeException e) {
            group.release(LOOK);
            throw e;
        }
    }

    @Override
    void write(News news, Exchange exchange) {
        exchange.getMessage().setBody(news.event());
        exchange.getMessage().setHeader(ViduConstants.EVENT_TYPE, news.event().type());
        exchange.getMessage().setHeader(ViduConstants.BALANCE, balance);
        open.tell(news, exchange);
    }

    /** What is not told is news at the next look. */
    @Override
    void release(News news) {
    }

    /** One after the other: they are in the order in which they make sense. */
    @Override
    void route(Exchange exchange) throws Exception {
        getProcessor().process(exchange);
    }

    private List<News> look(int most) {
        CreditsSeen seen = looks.comparable(memory.read());
        CreditsLook look = looks.look(seen);
        Found found = rules.compare(seen, look);
        if (!found.seen().equals(seen)) {
            memory.write(found.seen());
        }
        open = new OpenLook(memory, found.seen(), () -> group.release(LOOK));
        balance = look.balance();
        return found.news().subList(0, Math.min(most, found.news().size()));
    }
}
