// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.tasks.TaskDeliveries;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The tasks of the ledger that have ended and that no exchange waits for, on any number of nodes, each at least once. A
 * row is marked delivered when its exchange has completed, and offered again when that has failed.
 */
final class LedgerTaskSource extends ServiceSupport implements TaskSource {

    private final ViduEndpoint endpoint;
    private final TaskLookup lookup;
    private TaskDeliveries deliveries;

    LedgerTaskSource(ViduEndpoint endpoint) {
        this.endpoint = endpoint;
        lookup = new TaskLookup(endpoint);
    }

    @Override
    protected void doStart() {
        deliveries = endpoint.account().tasks.deliveries();
    }

    @Override
    public List<ClaimedTask> claim(int limit) {
        List<ClaimedTask> claimed = new ArrayList<>();
        RuntimeException failure = null;
        for (LedgerEntry row : deliveries.claim(limit)) {
            try {
                claimed.add(new ClaimedTask(
                        lookup.readNow(lookup.known(row), () -> LedgerTasks.of(row)), row.key(), row.kind(),
                        new ResultDelivery(deliveries, row.key()),
                        () -> deliveries.released(row.key())));
            } catch (RuntimeException e) {
                // one that can not be read now must not keep back the others
                deliveries.released(row.key());
                failure = e;
            }
        }
        if (claimed.isEmpty() && failure != null) {
            throw failure;
        }
        return claimed;
    }
}
