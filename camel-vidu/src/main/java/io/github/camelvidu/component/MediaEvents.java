// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.github.camelvidu.component.media.MediaProgress;
import io.github.camelvidu.component.media.MediaProgressListener;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.CamelContext;

/** Makes Camel events of how an account's transfers go on, for all event notifiers of the context. Thread-safe. */
final class MediaEvents implements MediaProgressListener {

    private final CamelContext camel;
    private final EventNotifiers notifiers;
    private final String accountName;
    private final Executor executor;
    private final Timekeeper time;
    /** The names of files of which an event is being told. */
    private final Set<String> telling = ConcurrentHashMap.newKeySet();

    MediaEvents(CamelContext camel, String accountName, Executor executor, Timekeeper time) {
        this.camel = camel;
        this.notifiers = new EventNotifiers(camel);
        this.accountName = accountName;
        this.executor = executor;
        this.time = time;
    }

    @Override
    public boolean isInterested() {
        return !notifiers.isEmpty();
    }

    @Override
    public void progressed(MediaProgress progress) {
        if (!telling.add(progress.name())) {
            return;
        }
        ViduMediaEvent event = new ViduMediaEvent(camel, accountName, progress);
        event.setTimestamp(time.now().toEpochMilli());
        executor.execute(() -> {
            try {
                notifiers.tell(event);
            } finally {
                telling.remove(progress.name());
            }
        });
    }
}
