// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;

/**
 * What a create call was answered with.
 *
 * @param task   the same for all kinds
 * @param answer as it came; for some kinds the result is nowhere else
 */
public record CreatedTask(Task task, ObjectNode answer) {

    /** Names the task only: the answer may hold prompts and signed links. */
    @Override
    public String toString() {
        return "CreatedTask[" + task + "]";
    }
}
