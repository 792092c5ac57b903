// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.client.TaskRef;

/**
 * One waiting for a task. Completing it from outside ends the waiting, not the task. There may be a hundred thousand,
 * so it knows by itself what a chain of futures would.
 */
class TaskWait extends CompletableFuture<Task> {

    /** On a clock that may begin anywhere and overflow. */
    static final Comparator<TaskWait> BY_DEADLINE = (one, other) -> {
        int sooner = Long.signum(one.deadline - other.deadline);
        return sooner != 0 ? sooner : Long.compare(one.number, other.number);
    };

    final TaskRef ref;
    /** On the monotonic clock. */
    final long deadline;
    /** The next in the list of those that wait for the task: one of many thousand lists, most with one entry. */
    TaskWait next;
    private long number;
    /** Null before it begins. */
    private Consumer<TaskWait> over;

    /** @param deadline on the monotonic clock */
    TaskWait(TaskRef ref, long deadline) {
        this.ref = ref;
        this.deadline = deadline;
    }

    /**
     * From here on the task is watched for it.
     *
     * @param place    tells waits of the same deadline apart
     * @param whenOver told when it is completed by anybody
     */
    void begins(long place, Consumer<TaskWait> whenOver) {
        number = place;
        over = whenOver;
    }

    /** The task has ended, well or not; or somebody only wanted to see it. */
    void end(Task task) {
        complete(task);
    }

    /** The waiting is over before the task, or the platform does not know the task. */
    void fail(ViduException why) {
        completeExceptionally(why);
    }

    @Override
    public boolean complete(Task task) {
        return over(super.complete(task));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return over(super.completeExceptionally(failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return over(super.cancel(mayInterruptIfRunning));
    }

    private boolean over(boolean first) {
        if (over != null) {
            over.accept(this);
        }
        return first;
    }
}
