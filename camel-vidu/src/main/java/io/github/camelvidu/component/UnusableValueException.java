// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** A source gives something for a member that can not be made into its value. */
final class UnusableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String given;
    private final String allowed;
    private final String where;

    /**
     * @param given   in short; never a prompt, a link or the content of a file
     * @param allowed in words
     */
    UnusableValueException(String given, String allowed) {
        this(given, allowed, "");
    }

    private UnusableValueException(String given, String allowed, String where) {
        super(given + ", allowed is " + allowed);
        this.given = given;
        this.allowed = allowed;
        this.where = where;
    }

    String given() {
        return given;
    }

    String allowed() {
        return allowed;
    }

    /** Where in the member's value, to stand behind its name: {@code [1].images[0]}; empty for the value itself. */
    String where() {
        return where;
    }

    /** The same, seen from one level up. */
    UnusableValueException within(String outer) {
        UnusableValueException seen = new UnusableValueException(given, allowed, outer + where);
        seen.setStackTrace(getStackTrace());
        return seen;
    }
}
