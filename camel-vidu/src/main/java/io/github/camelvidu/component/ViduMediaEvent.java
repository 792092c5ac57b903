// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.component.media.MediaProgress;
import org.apache.camel.CamelContext;

/**
 * A large result is being fetched and has got so far: at most one event a second, and one for at least 8 MiB each.
 * There are none of smaller files. The end is not told: the exchange goes on then.
 * <p>
 * The {@link org.apache.camel.spi.EventNotifier}s of the context get them one at a time, on a thread that neither
 * fetches nor routes. What happens while a notifier takes its time is not told of that transfer later. A notifier that
 * throws is logged. The event holds no link.
 */
public final class ViduMediaEvent extends ViduEvent {

    private static final long serialVersionUID = 1L;

    private final transient MediaProgress progress;

    ViduMediaEvent(CamelContext context, String accountName, MediaProgress progress) {
        super(context, accountName);
        this.progress = progress;
    }

    /** Whose result it is; null when only a link was given. */
    public String getTaskId() {
        return progress.taskId();
    }

    /** The name of the file without extension. */
    public String getName() {
        return progress.name();
    }

    /** What is on disk so far, also of earlier attempts. */
    public long getBytes() {
        return progress.bytes();
    }

    /** Bytes of the whole; -1 when the storage does not tell. */
    public long getTotal() {
        return progress.total();
    }

    @Override
    public String toString() {
        return "media " + getName() + " of account " + getAccountName() + ": " + getBytes() + " of "
               + (getTotal() < 0 ? "unknown" : getTotal()) + " bytes";
    }
}
