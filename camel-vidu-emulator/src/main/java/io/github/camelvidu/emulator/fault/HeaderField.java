// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.regex.Pattern;

/** What HTTP allows a header to be (RFC 9110, section 5). */
final class HeaderField {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t -~\\u0080-\\u00ff]*");

    private HeaderField() {
    }

    /** @throws IllegalArgumentException that does not repeat the value */
    static void require(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("HTTP does not allow this name of a header: " + name);
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("HTTP does not allow this value of the header " + name);
        }
    }
}
