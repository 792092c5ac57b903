// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

/** How the end of an operation is learnt. */
public enum Watch {

    /** The task list, many ids a call, then the creations query (Vidu reference, section 6). */
    LIST,
    /** The operation's own query, one id a call. */
    SINGLE,
    /** The answer of the call is the result. */
    NOW
}
