// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        List<String> pairs = new ArrayList<>();
        add(pairs, "ownership", ownership);
        ids.forEach(id -> add(pairs, "subject_ids", id));
        add(pairs, "count", count);
        add(pairs, "next_page_token", pageToken);
        return String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, Object value) {
        if (value != null) {
            pairs.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
