// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.api.Task;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tasks of the account that have ended, whoever submitted them, by the platform's list: each goes to one consumer
 * of the group, again when its exchange has failed or its node has died.
 */
final class AccountTaskSource extends ServiceSupport implements TaskSource {

    private static final Logger LOG = LoggerFactory.getLogger(AccountTaskSource.class);

    private final ViduEndpoint endpoint;
    private final TaskLookup lookup;
    private final ConsumerGroup group;
    private TaskScan scan;

    AccountTaskSource(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
        lookup = new TaskLookup(endpoint);
        group = new ConsumerGroup(endpoint);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(group);
        scan = new TaskScan(endpoint, group);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(group);
    }

    @Override
    public List<ClaimedTask> claim(int limit) {
        List<ClaimedTask> claimed = new ArrayList<>();
        boolean wholeList = !scan.isUnderWay();
        try {
            while (claimed.size() < limit) {
                Task listed = scan.next();
                if (listed == null && (wholeList || !claimed.isEmpty())) {
                    return claimed;
                }
                if (listed == null) {
                    // what was given back lies before the place where the last look had ended
                    wholeList = true;
                } else if (group.claim(listed.id())) {
                    claimed.add(claimed(listed));
                }
            }
            return claimed;
        } catch (RuntimeException e) {
            scan.beginAnew();
            if (claimed.isEmpty()) {
                throw e;
            }
            LOG.debug("The tasks that were read before the failure are given first; it is told at the next poll if it lasts",
                    e);
            return claimed;
        }
    }

    private ClaimedTask claimed(Task listed) {
        try {
            KnownTask known = lookup.known(listed.id());
            return new ClaimedTask(
                    // with fresh links, and with what the list does not tell
                    lookup.readNow(known, () -> listed), known.key(),
                    known.operation() == null ? null : known.operation().kind(),
                    new GroupDelivery(group, listed.id()), () -> group.release(listed.id()));
        } catch (RuntimeException e) {
            group.release(listed.id());
            throw e;
        }
    }
}
