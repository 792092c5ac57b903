// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Instant;
import java.util.List;

import io.github.camelvidu.api.catalog.Catalog;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What the task list is asked for (Vidu reference, section 6.2). Null and empty mean: not sent.
 *
 * @param from          earliest creation; the platform's default is seven days ago
 * @param to            latest creation
 * @param ids           task ids
 * @param templates     template names
 * @param modelVersions the platform's short model names
 * @param resolutions   for example {@code 720p}
 * @param states        for example {@code success}
 * @param pageSize      1 to 100
 * @param page          zero-based; not sent beside a token
 * @param pageToken     from the page before
 */
@RecordBuilder
public record TaskQuery(
        Instant from,
        Instant to,
        List<String> ids,
        List<String> templates,
        List<String> modelVersions,
        List<String> resolutions,
        List<String> states,
        Integer pageSize,
        Integer page,
        String pageToken) implements TaskQueryBuilder.With {

    /** Tasks a page, at most. */
    public static final int MAX_PAGE_SIZE = Catalog.bundled().common().taskList().pageSizeMax();

    public TaskQuery {
        ids = copy(ids);
        templates = copy(templates);
        modelVersions = copy(modelVersions);
        resolutions = copy(resolutions);
        states = copy(states);
    }

    String toQueryString() {
        return new QueryString()
                .add("created_at.from", from)
                .add("created_at.to", to)
                .addEach("task_ids", ids)
                .addEach("templates", templates)
                .addEach("model_versions", modelVersions)
                .addEach("resolutions", resolutions)
                .addEach("states", states)
                .add("pager.pagesz", pageSize)
                .add("pager.page", pageToken == null ? page : null)
                .add("pager.page_token", pageToken)
                .toString();
    }

    private static List<String> copy(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
