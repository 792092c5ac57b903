// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One page of the task list (Vidu reference, section 6.2).
 *
 * @param nextPageToken what the next call sends as {@code pager.page_token}; null or empty on the last page
 * @param tasks         never null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TaskPage(
        @JsonProperty("next_page_token") String nextPageToken,
        @JsonProperty("tasks") List<Task> tasks) {

    public TaskPage {
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }

    /** Whether the platform says that there is a page after this one. */
    public boolean hasNext() {
        return nextPageToken != null && !nextPageToken.isEmpty();
    }
}
