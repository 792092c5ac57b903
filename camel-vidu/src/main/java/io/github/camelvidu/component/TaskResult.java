// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.media.MediaFile;

/**
 * What an exchange gets of a task.
 *
 * @param task  null when only a link was fetched
 * @param media the results on disk; null when they were not asked for
 */
record TaskResult(Task task, List<MediaFile> media) {

    TaskResult(Task task) {
        this(task, null);
    }

    /**
     * The task list does not tell the payload (reference, section 6.2); who asked knows it.
     *
     * @param payload may be null
     */
    TaskResult withPayload(String payload) {
        return task.payload() == null ? new TaskResult(task.withPayload(payload), media) : this;
    }
}
