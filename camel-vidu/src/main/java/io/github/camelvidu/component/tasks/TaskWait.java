// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Task;

/** One waiting for a task. Completing it from outside ends the waiting, not the task. */
final class TaskWait extends CompletableFuture<Task> {

    final String taskId;
    /** On the monotonic clock. */
    final long deadline;

    TaskWait(String taskId, long deadline) {
        this.taskId = taskId;
        this.deadline = deadline;
    }
}
