// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look whose news are being told. It is over when it was {@link #close closed} and the last of its exchanges has
 * ended, which may be later and on another route's thread; until then no consumer of the group looks again.
 * Thread-safe.
 */
final class OpenLook {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLook.class);

    private final CreditsMemory memory;
    private final Runnable over;
    private CreditsSeen seen;
    private int open = 1;

    /**
     * @param seen what is remembered now
     * @param over run once, when all news were told or have failed
     */
    OpenLook(CreditsMemory memory, CreditsSeen seen, Runnable over) {
        this.memory = memory;
        this.seen = seen;
        this.over = over;
    }

    /** The news are remembered as told when the exchange completes. It must be routed. */
    synchronized void tell(CreditsNews.News news, Exchange exchange) {
        open++;
        exchange.getExchangeExtension().addOnCompletion(new Telling(news));
    }

    /** There are no more exchanges to come. */
    void close() {
        ended();
    }

    private synchronized void told(CreditsNews.News news) {
        try {
            seen = news.told().apply(seen);
            memory.write(seen);
        } catch (RuntimeException e) {
            LOG.warn("It can not be remembered that {} was told: it may be told again", news.event().type(), e);
        }
    }

    private synchronized void ended() {
        if (--open == 0) {
            over.run();
        }
    }

    private final class Telling extends SynchronizationAdapter {

        private final CreditsNews.News news;

        private Telling(CreditsNews.News news) {
            this.news = news;
        }

        @Override
        public void onComplete(Exchange exchange) {
            told(news);
            ended();
        }

        @Override
        public void onFailure(Exchange exchange) {
            ended();
        }
    }
}
