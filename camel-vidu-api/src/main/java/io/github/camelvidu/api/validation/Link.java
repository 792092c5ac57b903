// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.regex.Pattern;

/**
 * Text that leads to a file: http(s), {@code ssupload:} or a data URI (Vidu reference, section 1, media inputs). Which
 * schemes may be used is left to those who send the request, which may stand in for local files before they are
 * uploaded.
 */
final class Link {

    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

    private Link() {
    }

    static boolean isData(String text) {
        return text.regionMatches(true, 0, "data:", 0, "data:".length());
    }

    /** Whether there is a scheme with something behind it; {@code kite.png} has none. */
    static boolean hasScheme(String text) {
        return LINK.matcher(text).matches();
    }
}
