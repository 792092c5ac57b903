// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.Creation;
import io.github.camelvidu.api.Task;

/**
 * What an exchange gets of a task.
 *
 * @param task   null when only a link was fetched
 * @param kind   what the task makes; null when that was not asked for
 * @param files  what was fetched, in the order of the task's results; empty when they are not files
 * @param listed whether the route gets a list, however many files there are
 */
record TaskResult(Task task, ResultKind kind, List<FetchedFile> files, boolean listed) {

    TaskResult {
        files = List.copyOf(files);
    }

    /** The results of a task that can be fetched, in the task's order. */
    static List<Creation> linked(Task task) {
        return task.creations().stream().filter(creation -> creation.url() != null).toList();
    }

    /** What each result is called: the first like the whole, the others with their number. @param index from 0 */
    static String name(String name, int index) {
        return index == 0 ? name : name + "-" + (index + 1);
    }

    /** The task and no more. */
    TaskResult(Task task) {
        this(task, null, List.of(), false);
    }

    /**
     * What the task list and some queries do not tell, and who asked knows (reference, sections 5.18 and 6.2).
     *
     * @param payload as it was sent, without a marker; may be null
     * @param credits as the answer to the request told them; may be null
     */
    TaskResult withKnown(String payload, Integer credits) {
        Task known = task.payload() == null ? task.withPayload(payload) : task;
        return new TaskResult(known.credits() == null ? known.withCredits(credits) : known, kind, files, listed);
    }
}
