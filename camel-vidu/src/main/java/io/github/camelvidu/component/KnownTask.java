// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.client.TaskRef;

/**
 * A task that an exchange is about, and what is known of it before anybody is asked.
 *
 * @param ref       how its end is learnt
 * @param operation null when nobody told its kind
 * @param answered  the task itself, of kinds whose result is in the answer to the request and nowhere else; else null
 * @param key       of the row that the ledger has of the task; null when it has none
 */
record KnownTask(TaskRef ref, Operation operation, Task answered, String key) {

    /** What the task makes. */
    ResultKind resultKind() {
        return operation == null ? ResultKind.MEDIA : ResultKind.of(operation);
    }
}
