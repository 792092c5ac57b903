// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** A source gives something for a member that can not be made into its value. */
final class UnusableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String given;
    private final String allowed;

    /**
     * @param given   in short; never a prompt, a link or the content of a file
     * @param allowed in words
     */
    UnusableValueException(String given, String allowed) {
        super(given + ", allowed is " + allowed);
        this.given = given;
        this.allowed = allowed;
    }

    String given() {
        return given;
    }

    String allowed() {
        return allowed;
    }
}
