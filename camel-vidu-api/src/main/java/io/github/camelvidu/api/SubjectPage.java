// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One page of the library of subjects (Vidu reference, section 8.2).
 *
 * @param subjects      never null
 * @param nextPageToken what the next call sends as {@code next_page_token}; null or empty on the last page
 * @param count         as the platform tells it, in its example the size of a page; null when the answer has none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SubjectPage(
        @JsonProperty("subjects") List<Subject> subjects,
        @JsonProperty("next_page_token") String nextPageToken,
        @JsonProperty("count") Integer count) {

    public SubjectPage {
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
    }

    /** Whether the platform says that there is a page after this one. */
    public boolean hasNext() {
        return nextPageToken != null && !nextPageToken.isEmpty();
    }
}
