// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.tasks.TaskProgress;
import org.apache.camel.CamelContext;

/**
 * The state of a task has changed, as far as this component has seen it: one event when the platform has made the task,
 * one for each further state that a look at the task finds, and one for its end. States between two looks are not seen.
 * Tasks that nobody watches here give no events, and so do kinds whose result is in the answer to the request.
 * <p>
 * The {@link org.apache.camel.spi.EventNotifier}s of the context get them, those of one task in their order, one at a
 * time, on a thread that neither looks nor routes: a slow notifier only delays further events. Whoever waits for a task
 * may go on before its last event is told. A notifier that throws is logged.
 * <p>
 * Key, kind, model and elapsed time are of the ledger, which is read when one of them is asked for at first: do so
 * while the event is told. The event holds no prompt and no link.
 */
public final class ViduTaskEvent extends ViduEvent {

    private static final long serialVersionUID = 1L;

    private final transient TaskProgress progress;

    ViduTaskEvent(CamelContext context, String accountName, TaskProgress progress) {
        super(context, accountName);
        this.progress = progress;
    }

    /** Never null. */
    public String getTaskId() {
        return progress.taskId();
    }

    /** The idempotency key; null when the ledger has no row of the task, as when another program submitted it. */
    public String getIdempotencyKey() {
        return progress.key();
    }

    /** For example {@code text2video}; null like the key. */
    public String getKind() {
        return progress.kind();
    }

    /** The model that was asked for; null when it is not known, or when the request named none. */
    public String getModel() {
        return progress.model();
    }

    /** Null when this component had not seen the task before: of a new task, and of one that is taken up or awaited. */
    public TaskState getOldState() {
        return progress.before();
    }

    /** Never null. */
    public TaskState getNewState() {
        return progress.now();
    }

    /**
     * Since the request was sent, by the clock of the ledger; null when this component did not submit the task. It is
     * as exact as the looks are frequent.
     */
    public Duration getElapsed() {
        return progress.elapsed();
    }

    /**
     * How many tasks of the account are older than this one and still queue (created, not yet being processed), of
     * those that this component watches, as it knew them when it began the last sweep. The platform tells no position:
     * tasks of other programs and nodes are not counted, so it is a lower bound. Null when it is not known, and when
     * the task itself does not queue any more.
     */
    public Integer getQueuePosition() {
        return progress.position();
    }

    @Override
    public String toString() {
        return "task " + getTaskId() + " of account " + getAccountName() + ": " + getOldState() + " -> " + getNewState();
    }
}
