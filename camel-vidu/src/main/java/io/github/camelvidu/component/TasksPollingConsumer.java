// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;

/** One ended task at a time, which is delivered when the unit of work that it goes into has completed. */
final class TasksPollingConsumer extends ViduPollingConsumer {

    private final TaskSource source;

    TasksPollingConsumer(ViduEndpoint endpoint) {
        super(endpoint);
        source = endpoint.newTaskSource();
    }

    @Override
    synchronized Exchange poll() {
        List<ClaimedTask> claimed = source.claim(1);
        if (claimed.isEmpty()) {
            return null;
        }
        Exchange exchange = getEndpoint().createExchange();
        claimed.get(0).writeTo(exchange);
        return exchange;
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
}
