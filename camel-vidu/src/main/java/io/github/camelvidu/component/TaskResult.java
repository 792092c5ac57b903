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
}
