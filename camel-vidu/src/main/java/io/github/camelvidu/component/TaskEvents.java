// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.component.tasks.ProgressListener;
import io.github.camelvidu.component.tasks.TaskProgress;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Camel events of the changes of an account's tasks, for all event notifiers of the context. Thread-safe. */
final class TaskEvents implements ProgressListener {

    private static final Logger LOG = LoggerFactory.getLogger(TaskEvents.class);

    private final CamelContext camel;
    private final String accountName;

    TaskEvents(CamelContext camel, String accountName) {
        this.camel = camel;
        this.accountName = accountName;
    }

    @Override
    public boolean isInterested() {
        return !notifiers().isEmpty();
    }

    @Override
    public void changed(TaskProgress progress) {
        ViduTaskEvent event = new ViduTaskEvent(camel, accountName, progress);
        event.setTimestamp(progress.at().toEpochMilli());
        for (EventNotifier notifier : notifiers()) {
            tell(notifier, event);
        }
    }

    private List<EventNotifier> notifiers() {
        return camel.getManagementStrategy().getEventNotifiers();
    }

    /** One that throws must not keep the others from being told. */
    private static void tell(EventNotifier notifier, ViduTaskEvent event) {
        try {
            if (!notifier.isDisabled() && notifier.isEnabled(event)) {
                notifier.notify(event);
            }
        } catch (Exception e) {
            LOG.warn("Event notifier {} failed at {}", notifier, event, e);
        }
    }
}
