// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.component.tasks.ProgressListener;
import io.github.camelvidu.component.tasks.TaskProgress;
import org.apache.camel.CamelContext;

/** Makes Camel events of the changes of an account's tasks, for all event notifiers of the context. Thread-safe. */
final class TaskEvents implements ProgressListener {

    private final CamelContext camel;
    private final EventNotifiers notifiers;
    private final String accountName;

    TaskEvents(CamelContext camel, String accountName) {
        this.camel = camel;
        this.notifiers = new EventNotifiers(camel);
        this.accountName = accountName;
    }

    @Override
    public boolean isInterested() {
        return !notifiers.isEmpty();
    }

    @Override
    public void changed(TaskProgress progress) {
        ViduTaskEvent event = new ViduTaskEvent(camel, accountName, progress);
        event.setTimestamp(progress.at().toEpochMilli());
        notifiers.tell(event);
    }
}
