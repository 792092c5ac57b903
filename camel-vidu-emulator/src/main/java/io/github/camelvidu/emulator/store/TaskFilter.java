// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;

/**
 * What the task list is asked for (Vidu reference, section 6.2). An empty list does not restrict.
 *
 * @param accountId     whose tasks
 * @param from          earliest creation
 * @param to            latest creation
 * @param ids           task ids
 * @param states        as shown to clients
 * @param templates     template names
 * @param resolutions   such as {@code 720p}
 * @param modelVersions model ids, or the versions in them such as {@code q2}
 * @param offset        tasks to leave out first
 * @param limit         most tasks to give
 */
public record TaskFilter(
        long accountId, Instant from, Instant to, List<Long> ids, List<String> states, List<String> templates,
        List<String> resolutions, List<String> modelVersions, long offset, int limit) {

    public TaskFilter {
        ids = List.copyOf(ids);
        states = List.copyOf(states);
        templates = List.copyOf(templates);
        resolutions = List.copyOf(resolutions);
        modelVersions = List.copyOf(modelVersions);
    }
}
