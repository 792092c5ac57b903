// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** What an exchange does when the answer to its create request was lost. */
public enum Uncertain {

    /** It waits until it is known what the platform has made of the request, and goes on with that. */
    SETTLE,
    /** It fails at once; it is found out in the background. */
    FAIL
}
