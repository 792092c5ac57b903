// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

/** What the platform looks at before it accepts something, and what an emulator can be told not to look at. */
public enum Check {

    /**
     * That a call brings a key of the platform. Without it any other key, or none, is the first of the default account.
     */
    KEY,
    /** That the members of a request are there which must be. */
    REQUIRED_MEMBERS,
    /** That a request has no member that the operation does not know. Without it such members have no effect. */
    UNKNOWN_MEMBERS,
    /** That models, values, lengths and numbers are within the published limits, and members go together. */
    LIMITS,
    /** That pictures, clips and sounds can be read and are within their limits. */
    MEDIA,
    /** That a link to a result or an upload is signed and has not lapsed, and comes without a key. */
    LINKS
}
