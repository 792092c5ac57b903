// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.component.client.TaskQuery;

/**
 * The rows of the task list over all its pages. A page is fetched when it is wanted, so {@link #hasNext} may block and
 * may throw what the call throws. It ends at the last page, at an empty one, and at a page token that was there before.
 * Payloads are given without their markers. Not thread-safe.
 */
public final class TaskPages implements Iterator<Task> {

    private final TaskQuery query;
    private final Function<TaskQuery, TaskPage> fetch;
    private final Set<String> tokens = new HashSet<>();
    private TaskPage page;
    private Iterator<Task> rows;

    /** @param first the page that the query itself gives */
    public TaskPages(TaskQuery query, TaskPage first, Function<TaskQuery, TaskPage> fetch) {
        this.query = query;
        this.fetch = fetch;
        show(first);
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext()) {
            String token = page.nextPageToken();
            if (page.tasks().isEmpty() || !page.hasNext() || tokens.contains(token)) {
                return false;
            }
            show(fetch.apply(query.withPageToken(token)));
            // only now: a page that could not be fetched can be asked for again
            tokens.add(token);
        }
        return true;
    }

    @Override
    public Task next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Task task = rows.next();
        return task.withPayload(Marker.strip(task.payload()));
    }

    /** Says nothing about the tasks: they carry prompts and links. */
    @Override
    public String toString() {
        return "TaskPages[pages=" + (tokens.size() + 1) + "]";
    }

    private void show(TaskPage shown) {
        page = shown;
        rows = shown.tasks().iterator();
    }
}
