// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.regex.Pattern;

import io.github.camelvidu.emulator.rules.InputRefusal;

/** What people call things. The platform publishes no limits of it. */
public final class Names {

    /** What a name may be, in words. */
    public static final String ALLOWED = "1 to 100 characters, none of them invisible";

    private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

    private Names() {
    }

    /**
     * A name without the blanks around it.
     *
     * @throws InputRefusal if it is none, see {@link #ALLOWED}
     */
    static String checked(String field, String given) {
        String name = given.strip();
        if (!NAME.matcher(name).matches()) {
            throw InputRefusal.invalid(field, given, ALLOWED, "The " + field + " must have " + ALLOWED + ".");
        }
        return name;
    }
}
