// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

/** What becomes of a request that creates a task. */
enum CreateFate {

    ACCEPTED(true, true),
    /** The connection breaks before the platform has the request. */
    LOST_BEFORE(false, false),
    /** The platform has made the task, and its answer is lost. */
    LOST_AFTER(true, false),
    /** The connection breaks, and the platform makes the task some time later. */
    LOST_AND_LATE(true, false),
    REFUSED(false, true),
    THROTTLED(false, true),
    /** No byte is written. */
    NOT_CONNECTED(false, true);

    /** Whether there is a task in the end. */
    final boolean creates;
    /** Whether the node learns for certain what became of it. */
    final boolean answered;

    CreateFate(boolean creates, boolean answered) {
        this.creates = creates;
        this.answered = answered;
    }
}
