// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

/**
 * One fault of a request. Holds no prompt, link or file content, so that it may be logged.
 *
 * @param field   the platform's name of the member, with an index in lists: {@code images[0]}, {@code subjects[1].name}
 * @param given   what was given, in short: a number or an allowed sort of word as it is, otherwise what it is and how
 *                long
 * @param allowed what is allowed, in words
 * @param reason  the reason that the platform gives for such a fault, for example {@code FieldInvalid}
 */
public record RequestFault(String field, String given, String allowed, String reason) {

    /** One sentence: the member, what was given, what is allowed, what to do. */
    public String message() {
        return field + " is " + given + ", allowed is " + allowed + ": " + remedy() + ".";
    }

    private String remedy() {
        if (given.equals(Wording.MISSING)) {
            return "add it";
        }
        return switch (reason) {
            case "FieldUnwanted" -> "leave it out";
            case "ImageFormatInvalid", "PageSizeOutOfRange" -> "use another file";
            default -> "change it";
        };
    }
}
