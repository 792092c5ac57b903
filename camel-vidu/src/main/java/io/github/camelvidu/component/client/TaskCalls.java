// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.catalog.Operation;

/** The calls that create tasks and tell what became of them, each sent exactly once. Thread-safe; a call blocks. */
public interface TaskCalls {

    /**
     * Creates a task (Vidu reference, section 5). Never call it again before the answer is understood: each accepted
     * call costs credits.
     *
     * @param body    not changed while the call is on its way
     * @param key     with which key it is sent. Another one is only tried when the platform has definitely refused this
     *                one, and so has created nothing
     * @param sending run just before the first byte is written, each time; when it throws, nothing is sent, and the
     *                answer is a failure without effect
     */
    Answer<CreatedTask> create(Operation operation, ObjectNode body, KeyChoice key, Sending sending);

    /** The task that a create call was answered with, from that answer. */
    Task answered(Operation operation, String answer);

    /** Reads one task, with fresh links (section 6.1). */
    Answer<Task> task(TaskRef ref);

    /** Reads a page of the task list (section 6.2). Rows that are not tasks are left out. */
    Answer<TaskPage> tasks(TaskQuery query);
}
