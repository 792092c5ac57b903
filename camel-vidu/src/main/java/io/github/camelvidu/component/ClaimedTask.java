// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Task;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * An ended task that one consumer has taken.
 *
 * @param task     as the platform tells it now
 * @param key      under which it was wanted; null when the ledger does not have it
 * @param kind     null when nobody knows it
 * @param delivery told what becomes of the exchange with it
 * @param release  gives it back without an exchange
 */
record ClaimedTask(Task task, String key, String kind, Synchronization delivery, Runnable release) {

    /** The exchange's body is the task, which is delivered when the exchange completes. */
    void writeTo(Exchange exchange) {
        TaskMessage.write(exchange.getMessage(), task);
        TaskMessage.setOrRemove(exchange.getMessage(), ViduConstants.TASK_KEY, key);
        TaskMessage.setOrRemove(exchange.getMessage(), ViduConstants.KIND, kind);
        exchange.getExchangeExtension().addOnCompletion(delivery);
    }
}
