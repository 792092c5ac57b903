// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

/**
 * What an account's tasks are doing at this moment, as this node knows it.
 *
 * @param watched    tasks of the platform whose end is waited for
 * @param queueing   those of them that the platform has not begun
 * @param processing those of them that the platform works on
 * @param uncertain  requests of this node whose answer was lost and is being looked for
 * @param waiting    exchanges that wait for a place under {@code maxConcurrentTasks}
 * @param pause      how long nobody looks at the tasks any more, after failures or as the platform asked; zero for no
 *                   pause
 */
public record TasksInFlight(int watched, int queueing, int processing, int uncertain, int waiting, Duration pause) {

    /** Nothing is in flight. */
    public static final TasksInFlight NONE = new TasksInFlight(0, 0, 0, 0, 0, Duration.ZERO);

    /** Of both accounts. */
    public TasksInFlight plus(TasksInFlight other) {
        return new TasksInFlight(
                watched + other.watched, queueing + other.queueing, processing + other.processing,
                uncertain + other.uncertain, waiting + other.waiting,
                pause.compareTo(other.pause) < 0 ? other.pause : pause);
    }
}
