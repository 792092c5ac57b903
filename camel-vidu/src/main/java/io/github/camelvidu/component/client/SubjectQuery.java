// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.List;

/**
 * What the subject library is asked for (Vidu reference, section 8.2). Null and empty mean: not sent.
 *
 * @param ownership {@code private} or {@code system}; the platform's default is {@code private}
 * @param ids       subject ids
 * @param count     subjects a page, 1 to 100
 * @param pageToken from the page before
 */
public record SubjectQuery(String ownership, List<String> ids, Integer count, String pageToken) {

    public SubjectQuery {
        ids = ids == null ? List.of() : List.copyOf(ids);
    }

    /** The same query for another page. */
    public SubjectQuery withPageToken(String token) {
        return new SubjectQuery(ownership, ids, count, token);
    }

    String toQueryString() {
        return new QueryString()
                .add("ownership", ownership)
                .addEach("subject_ids", ids)
                .add("count", count)
                .add("next_page_token", pageToken)
                .toString();
    }
}
