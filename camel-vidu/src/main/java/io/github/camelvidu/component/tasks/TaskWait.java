// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;

/**
 * One waiting for a task. Completing it from outside ends the waiting, not the task. There may be a hundred thousand,
 * so it knows by itself what a chain of futures would.
 */
final class TaskWait extends CompletableFuture<Task> {

    /** On a clock that may begin anywhere and overflow. */
    static final Comparator<TaskWait> BY_DEADLINE = (one, other) -> {
        int sooner = Long.signum(one.deadline - other.deadline);
        return sooner != 0 ? sooner : Long.compare(one.number, other.number);
    };

    final String taskId;
    /** On the monotonic clock. */
    final long deadline;
    /** The next in the list of those that wait for the task: one of many thousand lists, most with one entry. */
    TaskWait next;
    private final long number;
    private final Ending ending;
    private final Consumer<TaskWait> over;

    /**
     * @param number tells waits of the same deadline apart
     * @param over   told when it is completed by anybody
     */
    TaskWait(String taskId, long deadline, long number, Ending ending, Consumer<TaskWait> over) {
        this.taskId = taskId;
        this.deadline = deadline;
        this.number = number;
        this.ending = ending;
        this.over = over;
    }

    /** How the end of the waiting is told to those who wait. */
    interface Ending {

        /** With the task, however it has ended, or the exception as it is. */
        Ending PLAIN = new Ending() {

            @Override
            public void ended(CompletableFuture<Task> wait, Task task) {
                wait.complete(task);
            }

            @Override
            public void failed(CompletableFuture<Task> wait, ViduException why) {
                wait.completeExceptionally(why);
            }
        };

        void ended(CompletableFuture<Task> wait, Task task);

        void failed(CompletableFuture<Task> wait, ViduException why);
    }

    void end(Task task) {
        ending.ended(this, task);
    }

    void fail(ViduException why) {
        ending.failed(this, why);
    }

    @Override
    public boolean complete(Task task) {
        boolean first = super.complete(task);
        over.accept(this);
        return first;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean first = super.completeExceptionally(failure);
        over.accept(this);
        return first;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        over.accept(this);
        return cancelled;
    }
}
