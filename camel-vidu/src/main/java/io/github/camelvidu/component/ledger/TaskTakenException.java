// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

/** A task was to be written into a row, and another row of the account holds it already. Nothing is written. */
public class TaskTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskTakenException(String taskId) {
        super("task " + taskId + " already belongs to another key");
    }
}
