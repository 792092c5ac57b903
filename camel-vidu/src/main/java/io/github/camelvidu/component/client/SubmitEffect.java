// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

/**
 * Whether a create request can have created something: the one rule that decides between "try again" and "find out
 * first".
 */
final class SubmitEffect {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private SubmitEffect() {
    }

    /** How far a request came. */
    enum Transfer {
        /** No byte of it was written. */
        NOT_WRITTEN,
        /** A byte of it may have been written, and no whole answer came. */
        NOT_ANSWERED,
        /** A whole answer came. */
        ANSWERED
    }

    /**
     * Whether it is certain that nothing was created. A gateway's 4xx has no reason; 408 and 499 tell of a connection
     * that broke, not of a decision.
     *
     * @param status of the answer; of no account without one
     * @param reason of the platform's own envelope; null when the answer was something else
     */
    static boolean certainlyNone(Transfer transfer, int status, String reason) {
        return switch (transfer) {
            case NOT_WRITTEN -> true;
            case NOT_ANSWERED -> false;
            case ANSWERED -> reason != null && status >= 400 && status < 500
                    && status != REQUEST_TIMEOUT && status != CLIENT_CLOSED_REQUEST;
        };
    }
}
