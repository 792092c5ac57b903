// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

/**
 * What somebody asked of the console, or of the emulator itself, can not be done: which field, what was given, what is
 * allowed. Not to be taken for the platform's own {@link Refusal}. Carries no stack trace.
 */
public final class InputRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** More of what was given is not repeated. */
    private static final int MOST_REPEATED = 100;

    private final int status;
    private final String field;
    private final String given;
    private final String allowed;

    private InputRefusal(int status, String field, String given, String allowed, String message) {
        super(message, null, false, false);
        this.status = status;
        this.field = field;
        this.given = given.length() > MOST_REPEATED ? given.substring(0, MOST_REPEATED) + "…" : given;
        this.allowed = allowed;
    }

    /** A value that is never allowed. */
    public static InputRefusal invalid(String field, String given, String allowed, String message) {
        return new InputRefusal(400, field, given, allowed, message);
    }

    /** Something that does not exist, or not for who asks. */
    public static InputRefusal notFound(String field, String given, String message) {
        return new InputRefusal(404, field, given, "one that exists", message);
    }

    /** Something that is not allowed as things stand. */
    public static InputRefusal conflict(String field, String given, String allowed, String message) {
        return new InputRefusal(409, field, given, allowed, message);
    }

    /** A refusal with another HTTP status. */
    public static InputRefusal withStatus(int status, String field, String given, String allowed, String message) {
        return new InputRefusal(status, field, given, allowed, message);
    }

    /** HTTP status that says it: 4xx. */
    public int status() {
        return status;
    }

    /** Name of the member, parameter or header at fault. */
    public String field() {
        return field;
    }

    /** What was given, at most its first hundred characters; empty for nothing. */
    public String given() {
        return given;
    }

    /** What is allowed, in words. */
    public String allowed() {
        return allowed;
    }
}
