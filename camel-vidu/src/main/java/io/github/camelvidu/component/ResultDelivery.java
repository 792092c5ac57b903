// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.api.error.ViduTaskTimeoutException;
import io.github.camelvidu.component.tasks.TaskCancellation;
import io.github.camelvidu.component.tasks.TaskDeliveries;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Tells the ledger what became of an exchange that has the result of a row. */
final class ResultDelivery extends SynchronizationAdapter {

    private final TaskDeliveries deliveries;
    private final String key;

    ResultDelivery(TaskDeliveries deliveries, String key) {
        this.deliveries = deliveries;
        this.key = key;
    }

    /** Whether a failure is itself what became of the task: there is no other result to come. */
    static boolean tellsTheEnd(Throwable failure) {
        boolean ofTask = failure instanceof ViduTaskFailedException || failure instanceof ViduPolicyException
                || failure instanceof ViduTaskTimeoutException late && TaskCancellation.tellsOfCancel(late);
        return ofTask && ((ViduException) failure).getTaskId() != null;
    }

    @Override
    public void onComplete(Exchange exchange) {
        deliveries.delivered(key);
    }

    @Override
    public void onFailure(Exchange exchange) {
        deliveries.released(key);
    }
}
