// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.Page;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.tasks.Marker;

/** {@code vidu:tasks}: the tasks of the account. Payloads are given without their markers. */
final class TasksProducer extends PagesProducer<Task> {

    private final TaskQuery query;

    TasksProducer(ViduEndpoint endpoint) {
        super(endpoint);
        query = endpoint.getConfiguration().query();
    }

    @Override
    Answer<Page<Task>> page(String token) {
        return account().client.tasks(token == null ? query : query.withPageToken(token))
                .map(page -> new Page<>(
                        page.tasks().stream().map(task -> task.withPayload(Marker.strip(task.payload()))).toList(),
                        page.nextPageToken()));
    }
}
