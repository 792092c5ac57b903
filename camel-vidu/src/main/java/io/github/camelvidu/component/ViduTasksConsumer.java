// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;

/** {@code from("vidu:tasks")}: tasks that have ended, as its scope says, each at least once. */
final class ViduTasksConsumer extends ViduBatchConsumer<ClaimedTask> {

    private final TaskSource source;

    ViduTasksConsumer(ViduEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        source = endpoint.newTaskSource();
    }

    @Override
    List<ClaimedTask> claim(int most) {
        return source.claim(most);
    }

    @Override
    void write(ClaimedTask claimed, Exchange exchange) {
        claimed.writeTo(exchange);
    }

    @Override
    void release(ClaimedTask claimed) {
        claimed.release().run();
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
