// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** Where something goes wrong between the arrival of an exchange and the end of its route. */
enum CutPoint {

    BEFORE_RESERVE,
    AFTER_RESERVE,
    /** Half of the create request has left. */
    REQUEST_HALF_SENT,
    /** The platform has the whole request, and made the task; nothing of its answer has arrived. */
    SENT_AND_UNANSWERED,
    /** Half of the answer has arrived. */
    ANSWERED_AND_UNREAD,
    /** The answer is understood, the task's id is not in the ledger. */
    READ_AND_UNSTORED,
    /** The task's id is in the ledger, nobody watches it yet. */
    STORED_AND_UNWATCHED,
    /** The task is asked for and has not ended. */
    MID_WAIT,
    /** The end of the task is in the ledger, the exchange does not know yet. */
    ENDED_AND_UNDELIVERED,
    /** Half of the media has arrived. */
    MID_DOWNLOAD,
    /** The video is where the route wants it, the route has not ended. */
    BEFORE_COMMIT,
    /** The route has ended and its source knows. */
    AFTER_COMMIT;

    /** Whether a call of the platform is under way then, so that what hits the network hits this very call. */
    boolean isOnTheWire() {
        return this == REQUEST_HALF_SENT || this == SENT_AND_UNANSWERED || this == ANSWERED_AND_UNREAD || this == MID_WAIT
                || this == MID_DOWNLOAD;
    }
}
