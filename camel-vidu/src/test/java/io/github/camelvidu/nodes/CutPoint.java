// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

/** Where a process is cut off: every place between two steps that are kept by somebody, in the order of the way. */
enum CutPoint {

    BEFORE_RESERVE,
    AFTER_RESERVE,
    REQUEST_HALF_SENT(Wire.CREATE, Hold.HALF_OF_REQUEST),
    SENT_AND_UNANSWERED(Wire.CREATE, Hold.ANSWER),
    ANSWERED_AND_UNREAD(Wire.CREATE, Hold.HALF_OF_ANSWER),
    READ_AND_UNSTORED,
    STORED_AND_UNWATCHED,
    MID_WAIT(Wire.LIST, Hold.ANSWER),
    ENDED_AND_UNDELIVERED,
    MID_DOWNLOAD(Wire.RESULT, Hold.HALF_OF_ANSWER),
    BEFORE_COMMIT,
    AFTER_COMMIT;

    /** How the requests begin that are cut. */
    private static final class Wire {

        private static final String CREATE = "POST /ent/v2/text2video ";
        private static final String LIST = "GET /ent/v2/tasks?";
        private static final String RESULT = "GET /results/";
    }

    private final String request;
    private final Hold hold;

    CutPoint() {
        this(null, null);
    }

    CutPoint(String request, Hold hold) {
        this.request = request;
        this.hold = hold;
    }

    /** Whether the cut is made between the process and the platform, not inside the process. */
    boolean onTheWire() {
        return hold != null;
    }

    /** How the request line begins; null inside the process. */
    String request() {
        return request;
    }

    Hold hold() {
        return hold;
    }

    /** What goes no further. */
    enum Hold {
        HALF_OF_REQUEST,
        ANSWER,
        HALF_OF_ANSWER
    }
}
