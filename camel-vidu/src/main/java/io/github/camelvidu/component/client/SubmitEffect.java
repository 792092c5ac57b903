// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import io.github.camelvidu.api.PlatformError;

/**
 * Whether a create request can have created something. The one rule that decides between "try again" and "find out
 * first".
 */
final class SubmitEffect {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private SubmitEffect() {
    }

    /** No answer came: without effect only if nothing was sent. */
    static boolean certainlyNone(boolean requestSent) {
        return !requestSent;
    }

    /**
     * An answer came that does not name a task: without effect only if the platform itself says so. A gateway's 4xx has
     * no envelope; 408 and 499 tell of a connection that broke, not of a decision.
     *
     * @param error the platform's envelope; null when the answer was not one
     */
    static boolean certainlyNone(int status, PlatformError error) {
        return error != null && status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != CLIENT_CLOSED_REQUEST;
    }
}
