// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event notifiers of a context but for the component's own, as they are at the moment. Thread-safe. */
record EventNotifiers(CamelContext camel) {

    private static final Logger LOG = LoggerFactory.getLogger(EventNotifiers.class);

    boolean isEmpty() {
        return all().isEmpty();
    }

    /** Tells all of them, one after the other. One that throws does not keep the others from being told. */
    void tell(ViduEvent event) {
        all().forEach(notifier -> tell(notifier, event));
    }

    private List<EventNotifier> all() {
        return camel.getManagementStrategy().getEventNotifiers().stream()
                .filter(notifier -> !(notifier instanceof ReloadedKeys)).toList();
    }

    private static void tell(EventNotifier notifier, ViduEvent event) {
        try {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Exception e) {
            LOG.warn("Event notifier {} failed at {}", notifier, event, e);
        }
    }
}
