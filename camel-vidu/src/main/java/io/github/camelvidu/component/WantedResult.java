// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Task;

/**
 * What an exchange wants of its task, and knows of it that the task list and some queries do not tell (reference,
 * sections 5.18 and 6.2).
 *
 * @param kind    what the task makes
 * @param name    as {@link ResultFetcher#nameOfTask} gave it; may be null
 * @param payload as it was sent, without a marker; null when there was none, or nobody knows
 * @param credits as the answer to the request told them; null when nobody knows
 */
record WantedResult(ResultKind kind, String name, String payload, Integer credits) {

    /** Of a task that somebody else may have submitted. */
    WantedResult(ResultKind kind, String name) {
        this(kind, name, null, null);
    }

    WantedResult withCredits(Integer told) {
        return new WantedResult(kind, name, payload, told);
    }

    /** The task with what it does not tell. */
    Task complete(Task task) {
        Task named = task.payload() == null ? task.withPayload(payload) : task;
        return named.credits() == null ? named.withCredits(credits) : named;
    }
}
