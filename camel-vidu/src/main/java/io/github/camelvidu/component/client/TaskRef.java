// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.PathId;
import io.github.camelvidu.api.catalog.Watch;

/**
 * A task, and how its end is learnt: most tasks are in the task list, some have a query of their own, and of some the
 * answer to the request is all there is (catalog, {@code watch}).
 *
 * @param id    never null
 * @param watch never null
 * @param path  of the query that tells about the task; null unless {@code watch} is {@code SINGLE}
 */
public record TaskRef(String id, Watch watch, String path) {

    public TaskRef {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(watch, "watch");
    }

    /** A task that the task list knows. */
    public static TaskRef listed(String id) {
        return new TaskRef(id, Watch.LIST, null);
    }

    /**
     * A task of an operation.
     *
     * @param members gives the members of the request or its answer by name, for queries that want another id than the
     *                task's; null for those that are not known
     */
    public static TaskRef of(Operation operation, String id, UnaryOperator<String> members) {
        if (operation.watch() != Watch.SINGLE) {
            return new TaskRef(id, operation.watch(), null);
        }
        String queried = operation.queryId() == null ? id : members.apply(operation.queryId());
        if (queried == null || queried.isBlank()) {
            throw new IllegalArgumentException(
                    "the state of a task of the kind " + operation.kind() + " is read with its " + operation.queryId()
                                               + ", which is missing");
        }
        return new TaskRef(id, Watch.SINGLE, PathId.in(operation.query(), queried));
    }

    public boolean isListed() {
        return watch == Watch.LIST;
    }

    /** The path of the query; of tasks in the list, that of the creations query (Vidu reference, section 6.1). */
    String query() {
        return path == null ? PathId.in("/ent/v2/tasks/{id}/creations", id) : path;
    }

    /** Whether the query is about this very task, and not about a larger one that it is a part of. */
    boolean queriesItself() {
        return path == null || List.of(path.split("/")).contains(PathId.encoded(id));
    }
}
