// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;

/**
 * What {@code pollEnrich} and a {@code ConsumerTemplate} get, asked for when they ask for it: nothing is fetched ahead,
 * so that nothing is lost. What goes wrong is thrown.
 */
abstract class ViduPollingConsumer extends PollingConsumerSupport {

    private volatile CountDownLatch stopped = new CountDownLatch(1);

    ViduPollingConsumer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    /** Asks once. @return null when there is nothing now */
    abstract Exchange poll();

    @Override
    public ViduEndpoint getEndpoint() {
        return (ViduEndpoint) super.getEndpoint();
    }

    /** Asks until there is something, every {@code delay}; null when it is stopped. */
    @Override
    public Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    @Override
    public Exchange receiveNoWait() {
        return poll();
    }

    /** Asks at once, and every {@code delay} until the time is over; a call that is under way is waited for. */
    @Override
    public Exchange receive(long timeout) {
        Timekeeper time = getEndpoint().getComponent().threads().time();
        long begin = time.nanos();
        Exchange exchange = poll();
        while (exchange == null && isRunAllowed()) {
            long left = timeout - TimeUnit.NANOSECONDS.toMillis(time.nanos() - begin);
            if (left <= 0 || isStoppedWithin(Math.min(left, delay().toMillis()))) {
                return null;
            }
            exchange = poll();
        }
        return exchange;
    }

    @Override
    protected void doStart() throws Exception {
        stopped = new CountDownLatch(1);
    }

    @Override
    protected void doStop() throws Exception {
        stopped.countDown();
    }

    private Duration delay() {
        return Duration.of(Math.max(1, getEndpoint().getDelay()), getEndpoint().getTimeUnit().toChronoUnit());
    }

    private boolean isStoppedWithin(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
