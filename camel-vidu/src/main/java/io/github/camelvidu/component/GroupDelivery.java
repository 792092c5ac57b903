// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a group what became of an exchange with an item that it has claimed. */
final class GroupDelivery extends SynchronizationAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupDelivery.class);

    private final ConsumerGroup group;
    private final String item;

    GroupDelivery(ConsumerGroup group, String item) {
        this.group = group;
        this.item = item;
    }

    @Override
    public void onComplete(Exchange exchange) {
        try {
            group.done(item);
        } catch (RuntimeException e) {
            LOG.warn("The group does not take that {} was delivered: it may be delivered again", item, e);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        try {
            group.release(item);
        } catch (RuntimeException e) {
            LOG.warn("The group does not take that {} was not delivered: it is offered again when its lease is out", item, e);
        }
    }
}
