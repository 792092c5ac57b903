// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    public static final int MAX_PAGE_SIZE = 100;

    public TaskQuery {
        ids = copy(ids);
        templates = copy(templates);
        modelVersions = copy(modelVersions);
        resolutions = copy(resolutions);
        states = copy(states);
    }

    String toQueryString() {
        List<String> pairs = new ArrayList<>();
        add(pairs, "created_at.from", from);
        add(pairs, "created_at.to", to);
        ids.forEach(id -> add(pairs, "task_ids", id));
        templates.forEach(template -> add(pairs, "templates", template));
        modelVersions.forEach(version -> add(pairs, "model_versions", version));
        resolutions.forEach(resolution -> add(pairs, "resolutions", resolution));
        states.forEach(state -> add(pairs, "states", state));
        add(pairs, "pager.pagesz", pageSize);
        add(pairs, "pager.page", pageToken == null ? page : null);
        add(pairs, "pager.page_token", pageToken);
        return String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, Object value) {
        if (value != null) {
            pairs.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> copy(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
