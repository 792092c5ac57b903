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
}
